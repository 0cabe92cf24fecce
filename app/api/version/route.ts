import packageJson from "../../../package.json";

export const dynamic = "force-dynamic";

/** Which version of the product and of its API answers here. */
export function GET(): Response {
  return Response.json({ name: packageJson.name, version: packageJson.version, api: "v1" });
}
