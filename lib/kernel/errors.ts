/** The closed list of error codes the API may answer with, and the HTTP status of each. */
export const ERROR_STATUS = {
  MALFORMED: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  ORG_NOT_VERIFIED: 403,
  ORG_SUSPENDED: 403,
  OWN_ORGANIZATION: 403,
  SAME_PERSON: 403,
  MFA_REQUIRED: 403,
  ORIGIN_REFUSED: 403,
  SCOPE_MISSING: 403,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  CONFLICT: 409,
  ILLEGAL_TRANSITION: 409,
  DUPLICATE: 409,
  CLAIMED_BY_OTHER: 409,
  IDEMPOTENCY_IN_PROGRESS: 409,
  GONE: 410,
  TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  INVALID_INPUT: 422,
  IDEMPOTENCY_MISMATCH: 422,
  VERSION_REQUIRED: 428,
  RATE_LIMITED: 429,
  INTERNAL: 500,
  UNAVAILABLE: 503,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

/** One remark at one field. `path` is dotted (`keywords.2`), `""` for the whole; `message` is Chinese, shown as it is. */
export type FieldError = { path: string; message: string };

export type ErrorDetails = {
  /** Chinese sentence for the person, when the general sentence of the code is not enough. */
  detail?: string;
  errors?: FieldError[];
  /** Further members of the problem+json answer (`listingStatus`, `joinUrl`). */
  extra?: Record<string, string | number | null>;
  /** A way on that a page offers beside the message. */
  link?: { href: string; label: string };
  retryAfterSeconds?: number;
};

/** An expected failure: its code and details may be shown. Anything else that is thrown becomes INTERNAL and is only logged. */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  /** @param message English, for logs; the person reads `details.detail` or the catalogue's sentence of the code. */
  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message);
    this.name = "DomainError";
    this.code = code;
    this.details = details;
  }
}

/** Refuse input at named fields. @throws {DomainError} INVALID_INPUT always. */
export function refuseInput(...errors: FieldError[]): never {
  throw new DomainError("INVALID_INPUT", errors.map((e) => `${e.path}: ${e.message}`).join("; "), { errors });
}
