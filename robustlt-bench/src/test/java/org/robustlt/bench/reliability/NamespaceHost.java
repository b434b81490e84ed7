package org.robustlt.bench.reliability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A process on another host, as far as Linux's namespaces make one: its number is 1, the host has a
 * name and a network of its own, and a directory that is shared lies elsewhere. It waits for six
 * seconds for a sign of processes of which it cannot know whether they live.
 *
 * @param process the process that made the namespaces
 * @param log what is said in there
 */
record NamespaceHost(Process process, Path log) {
  private static final List<String> UNSHARE =
      List.of("unshare", "--pid", "--uts", "--net", "--mount", "--fork");

  /** Returns whether this user may make namespaces here. */
  static boolean canBe() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(UNSHARE);
    command.add("true");
    return new ProcessBuilder(command).start().waitFor() == 0;
  }

  /**
   * Starts a host with a program on it.
   *
   * @param shared a directory
   * @param mount where it lies there
   * @param program a command of {@link Workshop}
   */
  static NamespaceHost start(String name, Path shared, Path mount, List<String> program)
      throws IOException {
    Files.createDirectories(mount);
    List<String> java = new ArrayList<>(program);
    java.add(1, "-Drobustlt.lease.patience=6");
    List<String> command = new ArrayList<>(UNSHARE);
    command.addAll(
        List.of(
            "sh",
            "-c",
            String.format(
                Locale.ROOT,
                "mount --bind '%s' '%s' && mount -t proc proc /proc && hostname %s && exec '%s'",
                shared,
                mount,
                name,
                String.join("' '", java))));
    Path log = mount.resolveSibling(mount.getFileName() + ".log");
    return new NamespaceHost(Workshop.start(command, log), log);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Kills all that runs there. */
  void kill() throws InterruptedException {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().waitFor();
  }

  /** Waits for the end of the program and returns its exit code. */
  int await() throws InterruptedException {
    return process.waitFor();
  }

  String said() {
    return Workshop.text(log);
  }
}
