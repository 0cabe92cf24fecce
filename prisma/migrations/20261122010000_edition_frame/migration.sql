-- Why: the papers of an issue are rendered from its frozen rows alone, for ever the same bytes. Names of chains and divisions, the
-- publisher and the site's address may change later, so the issue keeps the ones it was frozen with. And the rows of an issue may
-- neither vanish nor grow once it is frozen; updates were refused from the start.
-- Lock: a short ACCESS EXCLUSIVE on "edition" and "edition_row"; no rewrite (nullable column without default).
-- Undo: DROP TRIGGER edition_row_complete ON edition_row; DROP FUNCTION refuse_frozen_edition(); ALTER TABLE "edition" DROP COLUMN "frame";
ALTER TABLE "edition" ADD COLUMN "frame" JSONB;

CREATE FUNCTION refuse_frozen_edition() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  owner uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD.edition_id ELSE NEW.edition_id END;
BEGIN
  IF EXISTS (SELECT 1 FROM edition WHERE id = owner AND frozen_at IS NOT NULL) THEN
    RAISE EXCEPTION 'the edition is frozen' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER edition_row_complete BEFORE INSERT OR DELETE ON edition_row FOR EACH ROW EXECUTE FUNCTION refuse_frozen_edition();
