-- Why: mail is written in the language its reader uses; until now every mail was Chinese. docs/adr/0033-mail-in-two-languages.md
-- Lock: ACCESS EXCLUSIVE on "user" and saved_search for an instant; constant defaults and a nullable column rewrite no row.
-- Undo: ALTER TABLE "user" DROP COLUMN page_locale, DROP COLUMN mail_locale; ALTER TABLE saved_search DROP COLUMN locale;
ALTER TABLE "user" ADD COLUMN "page_locale" TEXT NOT NULL DEFAULT 'zh-CN',
ADD COLUMN "mail_locale" TEXT;
ALTER TABLE "saved_search" ADD COLUMN "locale" TEXT NOT NULL DEFAULT 'zh-CN';
