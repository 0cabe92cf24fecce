import type { Metadata } from "next";
import { ActionForm } from "#components/action-form.tsx";
import { DataTable } from "#components/data-table.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { guarded } from "#components/guarded.tsx";
import { Page, PageHeading } from "#components/page.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { TextField } from "#components/text-field.tsx";
import { requireStaff } from "#lib/auth/request-context.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { dayOf } from "#lib/kernel/clock.ts";
import { listSensitiveWords } from "#lib/moderation/queries/words.ts";
import { can } from "#lib/policies/authorize.ts";
import { addWord, removeWord } from "./actions.ts";

export const metadata: Metadata = { title: t("zh-CN", "moderation.wordsTitle") };

/** The staff's list of words that flag a text for review. */
async function WordsPage() {
  const ctx = await requireStaff("/staff/words");
  const { locale } = ctx;
  const words = await listSensitiveWords(ctx);
  const mayEdit = can(ctx.actor, "words.edit", null);
  return (
    <Page>
      <PageHeading title={t(locale, "moderation.wordsTitle")} intro={t(locale, "moderation.wordsIntro")} />
      {mayEdit && (
        <ActionForm action={addWord} label={t(locale, "moderation.wordAdd")} className="mb-8 max-w-form">
          <TextField name="word" label={t(locale, "moderation.wordField")} maxLength={40} required />
          <SubmitButton>{t(locale, "moderation.wordAdd")}</SubmitButton>
        </ActionForm>
      )}
      <DataTable
        caption={t(locale, "moderation.wordsTitle")}
        rows={words}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t(locale, "moderation.wordsEmpty")} />}
        columns={[
          { key: "word", head: t(locale, "moderation.colWord"), rowHead: true, cell: (row) => row.word },
          { key: "added", head: t(locale, "moderation.colAdded"), cell: (row) => dayOf(row.createdAt) },
          {
            key: "remove",
            head: "",
            cell: (row) =>
              mayEdit && (
                <ActionForm action={removeWord} label={`${t(locale, "moderation.wordRemove")} ${row.word}`}>
                  <input type="hidden" name="id" value={row.id} />
                  <SubmitButton look="quiet">{t(locale, "moderation.wordRemove")}</SubmitButton>
                </ActionForm>
              ),
          },
        ]}
      />
    </Page>
  );
}

export default guarded(WordsPage);
