import type { Metadata } from "next";
import { StandingPage, standingMetadata } from "#components/standing-page.tsx";

/** The title and description of the document. */
export function generateMetadata(): Promise<Metadata> {
  return standingMetadata("privacy");
}

export default function PrivacyPage() {
  return <StandingPage name="privacy" />;
}
