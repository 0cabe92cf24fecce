"use client";

import { useEffect } from "react";
import { forgetListing } from "./keeping/device.ts";

/** Once a listing is handed in or saved, this device has nothing left to keep of it. */
export function ForgetDraft({ userId, code }: { userId: string; code: string }) {
  useEffect(() => forgetListing(userId, code), [userId, code]);
  return null;
}
