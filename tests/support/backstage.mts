// The process behind the journeys: it serves the product, receives its mail, and builds people and listings in its
// database when a journey asks (JSON over HTTP on this machine). It is a process of its own because Playwright compiles
// what it loads to CommonJS, which the product's modules are not.
import { createServer } from "node:http";
import { startService } from "./e2e-service.ts";
import type { Person } from "./people.ts";
import { startMailServer } from "./smtp.ts";

const mail = await startMailServer();
/** How many journeys have the mail server away at the moment: two may run side by side. */
let outages = 0;
const service = await startService({ SMTP_URL: mail.url });
Object.assign(process.env, service.env);

const { db } = await import("#lib/db/client.ts");
const people = await import("./people.ts");
const { createListing, buildContent } = await import("./build.ts");
const { hashPassword } = await import("#lib/auth/passwords.ts");
const { sessionCookieName } = await import("#lib/auth/cookies.ts");
const { encode } = await import("next-auth/jwt");

const calls = {
  createFirm: people.createFirm,
  createUser: people.createUser,
  createPerson: people.createPerson,
  createListing,
  /** Somebody gets a password to sign in with. */
  setPassword: async ({ userId }: Person, password: string) => {
    await db().user.update({ where: { id: userId }, data: { passwordHash: await hashPassword(password) } });
  },
  /** A certificate of a firm, without end and scan. */
  createCertificate: async (organizationId: string) => {
    const at = { createdAt: new Date(), updatedAt: new Date() };
    const names = { qualification: "示例资质", qualificationKey: "示例资质" };
    return (await db().certificate.create({ data: { organizationId, ...names, ...at }, select: { id: true } })).id;
  },
  buildContent: async (...args: Parameters<typeof buildContent>) => buildContent(...args),
  /** Two firms agreed so many days ago, and were asked once how it goes. */
  askedHowItGoes: async (id: string, days: number) => {
    await db().interest.update({
      where: { id },
      data: { answeredAt: new Date(Date.now() - days * 86_400_000), progressAsked: 1 },
    });
  },
  /** The cookie of a fresh sign-in. */
  signInCookie: async (userId: string) => {
    const sid = await people.createSession(userId);
    return { name: sessionCookieName(), value: await encode({ token: { sid }, secret: String(process.env.AUTH_SECRET) }) };
  },
  /** An account under an address that only samples have. */
  createSampleAccount: async (email: string) => {
    const person = await people.createUser();
    await db().user.update({ where: { id: person.userId }, data: { email } });
  },
  /** Start the product a second time with other settings: its exit code, null when it serves. */
  tryStart: service.tryStart,
  /** All that belongs to a person: their row, their firm, its listings, requests, people and invitations. */
  belongings: async ({ userId, firm }: Person) => ({
    user: await db().user.findUniqueOrThrow({ where: { id: userId }, include: { membership: true, apiKeys: true } }),
    firm:
      firm &&
      (await db().organization.findUniqueOrThrow({ where: { id: firm.id }, include: { listings: true, memberships: true } })),
    interests: await db().interest.count({ where: { askerUserId: userId } }),
    links: await db().mailedToken.count({ where: { createdById: userId } }),
  }),
  /** Every mail received so far, oldest first; of one address when named. */
  mails: async (to?: string) => mail.received.filter((each) => to === undefined || each.to.includes(to)),
  /** Take the mail server away. */
  stopMail: async () => {
    outages += 1;
    if (outages === 1) await mail.stop();
  },
  /** Bring it back, on the same port, unless another journey still has it away. */
  startMail: async () => {
    outages -= 1;
    if (outages === 0) await mail.start();
  },
  /** How often a mail to this address has been tried in vain and still waits. */
  failedAttempts: async (to: string) =>
    (await db().notification.aggregate({ where: { toAddress: to, status: "PENDING" }, _sum: { attempts: true } }))._sum
      .attempts ?? 0,
  /** Mails to this address that are neither sent nor given up. */
  waitingMails: async (to: string) => db().notification.count({ where: { toAddress: to, status: "PENDING" } }),
};

export type Backstage = typeof calls;

const server = createServer(async (request, response) => {
  try {
    let body = "";
    for await (const chunk of request) body += chunk;
    const { call, args } = JSON.parse(body) as { call: keyof Backstage; args: unknown[] };
    const result = await (calls[call] as (...given: unknown[]) => Promise<unknown>)(...args);
    response.end(JSON.stringify({ result: result ?? null }));
  } catch (error) {
    response.statusCode = 500;
    response.end(JSON.stringify({ error: error instanceof Error ? error.stack : String(error) }));
  }
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const address = server.address();
const port = typeof address === "object" && address !== null ? address.port : 0;
process.send?.({ port, baseUrl: service.baseUrl, dataDir: service.env.DATA_DIR });

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await service.stop();
  await mail.stop();
  process.exit(0);
}
process.on("disconnect", stop);
process.on("SIGTERM", stop);
process.on("SIGINT", () => undefined);
