/** What a page may load and do: only our own host, and only scripts that carry this response's nonce. */
export function contentSecurityPolicy({
  nonce,
  https,
  development,
}: {
  nonce: string;
  https: boolean;
  development: boolean;
}): string {
  return [
    "default-src 'self'",
    // React's development build evaluates code to show readable stacks; production never does.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    // The development server injects style elements; production links style sheets.
    `style-src 'self'${development ? " 'unsafe-inline'" : ` 'nonce-${nonce}'`}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${development ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "frame-src 'none'",
    "manifest-src 'self'",
    "worker-src 'self'",
    ...(https ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}

/** For what firms sent in: whatever a browser makes of the bytes, they load, run and frame nothing. */
export const ATTACHMENT_POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'";

/** Where such bytes are handed out. */
export const isAttachmentPath = (path: string): boolean => path.startsWith("/files/");

const FEATURES_NOT_USED = [
  "accelerometer",
  "camera",
  "display-capture",
  "geolocation",
  "gyroscope",
  "microphone",
  "midi",
  "payment",
  "usb",
];

/** Headers of every answer, whatever its kind and status. HSTS only over https: two years, with subdomains. */
export function securityHeaders(https: boolean): [name: string, value: string][] {
  return [
    ["X-Content-Type-Options", "nosniff"],
    ["X-Frame-Options", "DENY"],
    ["Referrer-Policy", "strict-origin-when-cross-origin"],
    ["Cross-Origin-Opener-Policy", "same-origin"],
    ["Cross-Origin-Resource-Policy", "same-origin"],
    ["Permissions-Policy", FEATURES_NOT_USED.map((name) => `${name}=()`).join(", ")],
    ...(https ? [["Strict-Transport-Security", "max-age=63072000; includeSubDomains"] satisfies [string, string]] : []),
  ];
}
