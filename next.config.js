/** @type {import("next").NextConfig} */
const config = {
  output: "standalone",
  outputFileTracingRoot: import.meta.dirname,
  // The readiness check compares the database with the migrations this build was made with.
  outputFileTracingIncludes: {
    "/api/health/ready": ["prisma/migrations/**/*"],
    // The typesetter of the printed issue and its fonts are found by path, when staff freeze or publish one.
    "/**": [
      "node_modules/@expo-google-fonts/noto-serif-sc/{400Regular,700Bold,900Black}/*.ttf",
      "node_modules/@expo-google-fonts/noto-sans-sc/{400Regular,700Bold}/*.ttf",
      "node_modules/@myriaddreamin/typst-ts-node-compiler*/**/*",
      "node_modules/@img/sharp*/**/*",
    ],
  },
  // Tracing would carry every weight of both families, 200 MB in all.
  outputFileTracingExcludes: {
    "/**": [
      "node_modules/@expo-google-fonts/*/{100Thin,200ExtraLight,300Light,500Medium,600SemiBold,800ExtraBold}/**",
      "node_modules/@expo-google-fonts/noto-sans-sc/900Black/**",
      "node_modules/@expo-google-fonts/**/*.png",
    ],
  },
  // A folder of routes cannot end in a suffix: the papers of an issue are served by editions/[number]/[format].
  async rewrites() {
    const paper = "/editions/:number([0-9]{4}-[0-9]{2}).:format(pdf|xlsx|docx|csv|json|txt)";
    return { beforeFiles: [{ source: paper, destination: "/editions/:number/:format" }] };
  },
  // What proxy.ts lets through of a body: a photograph or PDF of 20 MB and what surrounds it. lib/http/guard-requests.ts is before it.
  experimental: { proxyClientMaxBodySize: 22_000_000 },
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
    "sharp",
  ],
};

export default config;
