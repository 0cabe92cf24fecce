/** @type {import("next").NextConfig} */
module.exports = {
  output: "standalone",
  outputFileTracingRoot: __dirname,
  // The readiness check compares the database with the migrations this build was made with.
  outputFileTracingIncludes: { "/api/health/ready": ["prisma/migrations/**/*"] },
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  // The image optimiser is not used: it has had remote code execution (GHSA-2xp9-vwfh-vxw4).
  images: { unoptimized: true },
  serverExternalPackages: [
    "chinese-days",
    "pg",
    "pino",
    "postgres",
    "@prisma/adapter-pg",
    "@node-rs/argon2",
    "@node-rs/jieba",
    "@myriaddreamin/typst-ts-node-compiler",
    "graphile-worker",
    "nodemailer",
    "opencc-js",
    "hucre",
  ],
};
