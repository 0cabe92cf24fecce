import { feature, features } from "caniuse-lite";
import packageJson from "../../../package.json" with { type: "json" };

/** The oldest browsers that must show every page, as package.json names them: `["chrome", 99]`. */
export const FLOOR: readonly (readonly [browser: string, version: number])[] = packageJson.browserslist.map((line) => {
  const [browser = "", version = ""] = line.split(" ");
  return [browser, Number(version)] as const;
});

/** Versions come single (`99`) or as a range (`15.2-15.3`). */
const firstOf = (versions: string): number => Number(versions.split("-")[0]);

/**
 * The browsers of the floor that lack a feature of caniuse; one counts as having it from the first version on that does
 * (`y`, without a flag).
 *
 * @throws {Error} for a name that the data do not have
 */
export function lacking(name: string): string[] {
  const packed = features[name];
  if (!packed) throw new Error(`no data for ${name}`);
  const { stats } = feature(packed);
  return FLOOR.filter(([browser, version]) => {
    const known = Object.entries(stats[browser] ?? {}).filter(([versions]) => firstOf(versions) <= version);
    const latest = known.sort(([a], [b]) => firstOf(b) - firstOf(a))[0]?.[1] ?? "n";
    return !/^[ya]/.test(latest) || latest.includes(" d");
  }).map(([browser, version]) => `${browser} ${version}`);
}
