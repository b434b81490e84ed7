package org.robustlt.core.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The processor.
 *
 * @param model its name
 * @param architecture as Java calls it, such as {@code amd64}
 * @param flags the features that the operating system reports; empty if it reports none
 */
public record Cpu(String model, String architecture, Set<String> flags) {
  private static final List<String> AVX512 =
      List.of("avx512f", "avx512bw", "avx512cd", "avx512dq", "avx512vl");

  /** Copies the flags. */
  public Cpu {
    flags = Set.copyOf(flags);
  }

  /** Returns that of this machine. */
  public static Cpu ofThisMachine() {
    String architecture = System.getProperty("os.arch", "unknown");
    try {
      return parse(Files.readString(Path.of("/proc/cpuinfo")), architecture);
    } catch (IOException e) {
      return mac(architecture);
    }
  }

  /** Reads what Linux tells in {@code /proc/cpuinfo}. */
  public static Cpu parse(String cpuInfo, String architecture) {
    return new Cpu(
        field(cpuInfo, "model name").orElse(architecture),
        architecture,
        words(field(cpuInfo, "flags").or(() -> field(cpuInfo, "Features")).orElse("")));
  }

  /** Returns whether it computes with AVX2. */
  public boolean avx2() {
    return flags.contains("avx2");
  }

  /** Returns whether it computes with the parts of AVX-512 that ND4J is built for. */
  public boolean avx512() {
    return flags.containsAll(AVX512);
  }

  /** Returns the features that matter here. */
  public String features() {
    String found =
        Stream.of(
                avx2() ? "avx2" : "",
                avx512() ? "avx512" : "",
                flags.contains("avx512_bf16") ? "avx512_bf16" : "",
                flags.contains("amx_bf16") ? "amx_bf16" : "",
                flags.contains("asimd") ? "asimd" : "",
                flags.contains("bf16") ? "bf16" : "")
            .filter(name -> !name.isEmpty())
            .collect(Collectors.joining(", "));
    return found.isEmpty() ? "no vector features reported" : found;
  }

  /** Returns the classifier of ND4J's library that is fastest here; empty for the plain one. */
  public String bestExtension() {
    if (!architecture.equals("amd64") && !architecture.equals("x86_64")) {
      return "";
    }
    return avx512() ? "-onednn-avx512" : avx2() ? "-onednn-avx2" : "-onednn";
  }

  private static Cpu mac(String architecture) {
    String model = Program.output("sysctl", "-n", "machdep.cpu.brand_string").orElse(architecture);
    String features =
        Program.output("sysctl", "-n", "machdep.cpu.leaf7_features")
            .orElse("")
            .toLowerCase(Locale.ROOT);
    return new Cpu(model, architecture, words(features));
  }

  private static Optional<String> field(String cpuInfo, String name) {
    return cpuInfo
        .lines()
        .filter(line -> line.matches(name + "\\s*:.*"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst();
  }

  private static Set<String> words(String text) {
    Set<String> words = new LinkedHashSet<>(Arrays.asList(text.split("\\s+", -1)));
    words.remove("");
    return words;
  }
}
