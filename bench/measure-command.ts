import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { platform } from "node:os";
import { inTurn, type Measurement } from "./statistics.ts";

/** A program as it is started. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  /** What it reads as standard input. */
  readonly input?: string;
  /** The highest exit code that is no failure; default: 2. */
  readonly highest?: number;
}

/** How far a platform tells what a child took; the word for people where that is not all. */
export const platformNote: string | null =
  platform() === "linux" ? null : "CPU and memory of other programs are measured on Linux alone";

/** Node reads this file of certificates at every start, which takes longer than the start itself. */
const { NODE_EXTRA_CA_CERTS: _unused, FLAKELINT_NO_CACHE: _unset, ...environment } = process.env;

/** Linux counts in these, whatever the machine: USER_HZ. */
const msPerTick = 10;
const pollMs = 3;
/** What was looked at less often has a peak that nobody saw. */
const leastLooks = 4;

/**
 * Runs commands one after the other; what they took together. Throws if one cannot be started, or dies of a signal.
 * @param caches the folder for what they keep from run to run
 */
export async function measureCommands(commands: readonly Command[], cwd: string, caches: string): Promise<Measurement> {
  let sum: Measurement | null = null;
  for (const command of commands) {
    const one = await measureCommand(command, cwd, caches);
    sum = sum === null ? one : inTurn(sum, one);
  }
  if (sum === null) throw new Error("there is no command to measure");
  return sum;
}

async function measureCommand(
  { file, args, input, highest = 2 }: Command,
  cwd: string,
  caches: string,
): Promise<Measurement> {
  const stdin = input === undefined ? "ignore" : openSync(input, "r");
  const ticksBefore = ticksOfChildren();
  const start = performance.now();
  const env = { ...environment, XDG_CACHE_HOME: caches };
  const child = spawn(file, args, { cwd, env, stdio: [stdin, "ignore", "ignore"] });
  const peak = watchPeak(child.pid);
  try {
    const wallMs = await new Promise<number>((resolve, reject) => {
      child.once("error", reject);
      child.once("exit", (code, signal) => {
        const took = performance.now() - start;
        // Linters tell findings by 1; a shell tells signals by 128 and more, and Node what it dies of.
        if (signal !== null || (code ?? 0) > highest)
          reject(new Error(`${file} ended with ${signal ?? `code ${code}`}`));
        else resolve(took);
      });
    });
    const ticks = ticksOfChildren();
    const cpuMs = ticks === null || ticksBefore === null ? null : (ticks - ticksBefore) * msPerTick;
    return { wallMs, cpuMs, peakBytes: peak.stop() };
  } finally {
    peak.stop();
    if (typeof stdin === "number") closeSync(stdin);
  }
}

/** User and system time of all children that have ended, which Node's own `resourceUsage` leaves out. */
function ticksOfChildren(): number | null {
  const status = readProcess("self", "stat");
  if (status === null) return null;
  // The second field is the program's name in parentheses, which may hold blanks.
  const fields = status.slice(status.lastIndexOf(")") + 2).split(" ");
  return Number(fields[13]) + Number(fields[14]);
}

/**
 * The kernel keeps the peak itself, as long as the process lives: what is missed is what it adds in its last few
 * milliseconds. What `wait4` tells afterwards would be no better: it counts the memory of who started it.
 */
function watchPeak(pid: number | undefined): { stop(): number | null } {
  let peakBytes = 0;
  let looks = 0;
  const look = () => {
    const status = pid === undefined ? null : readProcess(String(pid), "status");
    const kibibytes = /^VmHWM:\s*(\d+) kB$/m.exec(status ?? "")?.[1];
    if (kibibytes === undefined) return;
    peakBytes = Math.max(peakBytes, Number(kibibytes) * 1024);
    looks++;
  };
  look();
  const timer = setInterval(look, pollMs);
  return {
    stop: () => {
      clearInterval(timer);
      return looks < leastLooks ? null : peakBytes;
    },
  };
}

/** A file of /proc; `null` where there is none, or the process is gone. */
function readProcess(pid: string, name: string): string | null {
  try {
    return readFileSync(`/proc/${pid}/${name}`, "utf8");
  } catch {
    return null;
  }
}
