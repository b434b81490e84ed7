package org.robustlt.core.lease;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The process that holds a lease. Numbers of processes mean something only within one boot of one
 * machine, and there within one namespace, and are given again: hence the rest.
 *
 * @param host the name of the machine, for people
 * @param pid the number of the process
 * @param user who runs it
 * @param since when it took the lease, ISO 8601, for people
 * @param boot names the boot of the machine; empty where that is not known
 * @param namespace names the namespace of the number; empty where that is not known
 * @param started when the process began, in ticks since the boot; empty where that is not known
 */
public record Holder(
    String host,
    long pid,
    String user,
    String since,
    String boot,
    String namespace,
    String started) {
  private static final int STARTED = 19; // the 22nd field of proc_pid_stat(5), after the name

  /** What can be said of a process by its number. */
  enum Life {
    RUNNING,
    STOPPED,
    DEAD,
    UNKNOWN
  }

  /** Describes this process. */
  public static Holder ofThisProcess(Clock clock) {
    long pid = ProcessHandle.current().pid();
    String[] stat = stat("self");
    boolean ownProc = link("/proc/self").equals(Long.toString(pid));
    return new Holder(
        hostName(),
        pid,
        System.getProperty("user.name", ""),
        Instant.now(clock).truncatedTo(ChronoUnit.SECONDS).toString(),
        text("/proc/sys/kernel/random/boot_id"),
        ownProc ? link("/proc/self/ns/pid") : "",
        stat.length > STARTED ? stat[STARTED] : "");
  }

  /**
   * Returns whether the process runs, as far as this one can tell.
   *
   * @param here this process
   */
  Life life(Holder here) {
    if (boot.isEmpty()
        || namespace.isEmpty()
        || started.isEmpty()
        || !boot.equals(here.boot)
        || !namespace.equals(here.namespace)
        || !user.equals(here.user)) {
      return Life.UNKNOWN;
    }
    String[] stat = stat(Long.toString(pid));
    if (stat.length <= STARTED || !stat[STARTED].equals(started)) {
      return Life.DEAD;
    }
    return switch (stat[0]) {
      case "Z", "X" -> Life.DEAD;
      case "T", "t" -> Life.STOPPED;
      default -> Life.RUNNING;
    };
  }

  /** Returns whether the other one is the same process. */
  boolean isSameProcess(Holder other) {
    return pid == other.pid
        && boot.equals(other.boot)
        && namespace.equals(other.namespace)
        && started.equals(other.started)
        && host.equals(other.host);
  }

  /** Returns where the process runs and since when it holds the lease. */
  public String describe() {
    return "process " + pid + " on " + host + " since " + since;
  }

  private static String hostName() {
    String name = text("/proc/sys/kernel/hostname");
    if (!name.isEmpty()) {
      return name;
    }
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "an unknown host";
    }
  }

  /** Returns the fields of a process behind its name, which may hold anything. */
  private static String[] stat(String process) {
    String stat = text("/proc/" + process + "/stat");
    int end = stat.lastIndexOf(')');
    return end < 0 ? new String[0] : stat.substring(end + 1).strip().split(" ");
  }

  private static String text(String file) {
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException e) {
      return ""; // There is none on this system.
    }
  }

  private static String link(String file) {
    try {
      return Files.readSymbolicLink(Path.of(file)).toString();
    } catch (IOException | UnsupportedOperationException e) {
      return "";
    }
  }
}
