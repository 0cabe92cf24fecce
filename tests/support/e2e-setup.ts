// Once a run of the journeys: the service, and its environment for the workers that build people and listings in it.
import { startService } from "./e2e-service.ts";
import { startMailServer } from "./smtp.ts";

export default async function setup() {
  const mail = await startMailServer();
  const service = await startService({ SMTP_URL: mail.url });
  Object.assign(process.env, service.env);
  return async () => {
    await service.stop();
    await mail.stop();
  };
}
