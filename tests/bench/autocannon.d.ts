// The package brings no types: the part of it that the benches use.
declare module "autocannon" {
  type Request = { method: "GET"; path: string };
  type Result = { requests: { average: number }; latency: { p50: number; p99: number }; non2xx: number };
  export default function autocannon(options: {
    url: string;
    requests: Request[];
    connections: number;
    duration: number;
  }): Promise<Result>;
}
