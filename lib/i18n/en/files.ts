import type { Area } from "#lib/i18n/catalogue.ts";

/** Attachments of a listing, in English. */
export const files = {
  title: "Attachments",
  intro:
    "Product photographs, data sheets, test reports and the like, at most {count}. Pictures are made no larger than 2,000 pixels; the place where they were taken and the like is removed.",
  back: "Back to the listing",
  listLabel: "Attachments of this listing",
  none: "No attachments yet",
  noneText: "A photograph or a data sheet lets others judge sooner whether it suits them.",
  count: "{count}",
  manage: "Manage attachments",
  addFirst: "Add a photograph or PDF",

  addTitle: "Add an attachment",
  file: "Choose a file",
  fileHint: "JPEG, PNG or WebP pictures or PDF, at most 20 MB each.",
  caption: "Caption",
  captionHint:
    "Say what the picture shows or what the file is, e.g. “Gearbox prototype, front”. It is read by who cannot see it.",
  captionMissing: "Please give a caption",
  captionChange: "Change caption",
  captionSave: "Save caption",
  upload: "Upload",
  uploadOf: "Upload an attachment",
  full: "There are {count} attachments. To add another, delete one first.",

  up: "Up",
  down: "Down",
  remove: "Delete",
  upOf: "Move up: {caption}",
  downOf: "Move down: {caption}",
  removeOf: "Delete: {caption}",
  captionOf: "Change caption: {caption}",
  undo: "Undo",
  open: "See the whole picture: {caption}",
  download: "Download the PDF: {caption}",
  pdfLine: "PDF, {size}",
  wechatDownload: "WeChat cannot save files itself. Press “…” at the top right, choose “Open in browser”, then download.",

  stateShown: "Public",
  stateWaiting: "Public after review",
  takenOutTitle: "No longer public after review",

  added: "Added.",
  arranged: "The attachments are updated.",
  removed: "Deleted.",
  undone: "Undone.",
  revisedDraft: "The changes have not been submitted; the public attachments stay.",
  revisedWaiting: "The changes wait for review and become public after it.",
  submit: "Submit for review",
  lockedReview: "The listing is being reviewed; attachments can be changed after the decision.",
  lockedEnded: "This listing cannot be changed now; attachments can only be looked at.",
  draftHint: "Attachments are reviewed with the listing and public after it.",
  matchOnlyHint: "This listing is for matching only: its attachments are seen only by verified organisations it matches.",
  anonymousTitle: "Anonymous listing: mind the attachments",
  anonymousText:
    "Signs, name plates and work clothes in photographs, letterheads, seals and file properties in PDFs can tell who you are. Please cover them before you upload.",

  empty: "The file is empty; please choose another",
  missing: "Please choose a file",
  tooLarge: "The file is larger than 20 MB. Make the photograph smaller first; export the PDF with fewer pages or pictures",
  heic: "This is a HEIC photograph, which this site cannot read yet. On an iPhone choose Settings › Camera › Formats › Most Compatible and take it again, or save it as JPEG",
  avif: "This is an AVIF picture, which this site cannot read yet. Please save it as JPEG or PNG",
  wrongType: "This is neither a JPEG, PNG or WebP picture nor a PDF. Please save Word and Excel files as PDF first",
  pictureBroken: "The picture cannot be opened; perhaps it was not sent completely. Choose it again or save it as JPEG",
  pictureTooLarge: "The picture has more than 100 million pixels. Please make it smaller",
  pdfBroken: "The PDF cannot be opened; perhaps it was not sent completely. Please export it again",
  pdfLocked: "The PDF is encrypted or has a password and cannot be reviewed. Please remove it first",
  pdfActive:
    "The PDF holds scripts, embedded files or form actions and cannot be taken. Please make it anew by “Print › Save as PDF”",
  busy: "Many people are uploading just now; please try again in a while",
  tooMany: "At most {count} attachments; please delete one first",
  quotaFull: "Your organisation's attachments fill 200 MB. Please delete what is not needed; the room is free after 30 days",
  failed: "Uploading failed and nothing has changed. Please look at the listing and try again",

  reviewTitle: "Attachments",
  reviewAdded: "new",
  reviewKept: "public",
  reviewRemoved: "to be taken out",
  reviewAnonymous:
    "Anonymous listing: please look at each attachment for names, signs, plates, seals and contact details, in PDFs at the file properties too.",
  reviewCheck: "Please look for contact details, QR codes, advertising and secrets, and whether captions fit.",

  publicTitle: "Pictures and documents",
} as const satisfies Area<"files">;
