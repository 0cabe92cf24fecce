import type { ReactNode } from "react";
import type { Locale } from "#lib/i18n/catalogue.ts";
import type { FieldError } from "#lib/kernel/errors.ts";
import type { Screen, Typed } from "#lib/listings/model/typed.ts";
import type { Side } from "#lib/listings/model.ts";
import type { FieldNote } from "#lib/listings/schema/moves.ts";

/** The id of what a screen has to tell when it is opened as an answer: it takes the focus. */
export const ARRIVAL = "arrival";

type Choices = readonly { value: string; label: string }[];

/** What the fields of a screen are drawn from. */
export type FieldsProps = {
  locale: Locale;
  side: Side;
  /** What stands in the fields, as typed. */
  typed: Typed;
  /** What was found wrong before the screen was opened. */
  errors?: readonly FieldError[];
  /** Notes of the moderator at single fields. */
  notes?: readonly FieldNote[];
  /** Name of the region, from the firm. */
  region: string;
  chains: Choices;
  clusters: Choices;
  today: string;
  /** false for staff, who see a contact only masked: they do not write it here. */
  showsContact: boolean;
};

/** A screen with its form around it. */
export type ScreenProps = {
  locale: Locale;
  screen: Screen;
  side: Side;
  /** null: nothing has been saved of it yet. */
  code: string | null;
  version: number | null;
  /** Number of what was kept while typing; the page's own mark beside it. */
  seq: number;
  tab: string;
  /** The mark of a page that begins a new listing. */
  pageKey: string | null;
  /** It is in the queue already: there is nothing to submit. */
  isWaiting: boolean;
  userId: string;
  /** What the codes in the fields are called. */
  codes: Readonly<Record<string, string>>;
  children: ReactNode;
};
