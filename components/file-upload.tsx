import { FileField } from "#components/file-field.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { TextField } from "#components/text-field.tsx";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { MOST_FILES } from "#lib/listings/model/files.ts";
import { ACCEPTED_TYPES, FILE_FAULTS, FILE_LIMIT_BYTES } from "#lib/storage/file-kinds.ts";

/** Where a refused upload left the form: at which field, in which words, and what had been typed. */
export type UploadState = { problem: { field: "file" | "caption" | "form"; text: string } | null; caption: string };

/** One file and what it shows, as a plain multipart form; the server answers with the page to go to. */
export function FileUpload({ locale, to, state }: { locale: Locale; to: string; state: UploadState }) {
  const errorAt = (field: "file" | "caption") => (state.problem?.field === field ? { error: state.problem.text } : {});
  return (
    <form
      action={to}
      method="post"
      encType="multipart/form-data"
      aria-label={t(locale, "files.uploadOf")}
      className="max-w-form space-y-6"
    >
      <FileField
        name="file"
        label={t(locale, "files.file")}
        hint={t(locale, "files.fileHint")}
        accept={ACCEPTED_TYPES}
        most={{ bytes: FILE_LIMIT_BYTES, message: t(locale, "files.tooLarge") }}
        required
        {...errorAt("file")}
      />
      <TextField
        name="caption"
        label={t(locale, "files.caption")}
        hint={t(locale, "files.captionHint")}
        defaultValue={state.caption}
        required
        {...errorAt("caption")}
      />
      <SubmitButton>{t(locale, "files.upload")}</SubmitButton>
    </form>
  );
}

const FAULTS = [...FILE_FAULTS, "missing"] as const;

/** What the address of a page says of the last upload; a name that is none of ours says only that it failed. */
export function uploadState(locale: Locale, query: { problem?: string | string[]; caption?: string | string[] }): UploadState {
  const one = (value: string | string[] | undefined): string => (typeof value === "string" ? value : "");
  const problem = one(query.problem);
  const caption = Array.from(one(query.caption)).slice(0, 200).join("");
  if (problem === "") return { problem: null, caption };
  if (problem === "captionMissing") return { problem: { field: "caption", text: t(locale, "files.captionMissing") }, caption };
  if (problem === "tooMany")
    return { problem: { field: "file", text: t(locale, "files.tooMany", { count: MOST_FILES }) }, caption };
  if (problem === "quotaFull") return { problem: { field: "file", text: t(locale, "files.quotaFull") }, caption };
  const fault = FAULTS.find((name) => name === problem);
  if (fault) return { problem: { field: "file", text: t(locale, `files.${fault}`) }, caption };
  const text = t(locale, problem === "RATE_LIMITED" ? "files.busy" : "files.failed");
  return { problem: { field: "form", text }, caption };
}
