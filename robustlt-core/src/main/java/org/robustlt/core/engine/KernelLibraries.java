package org.robustlt.core.engine;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nd4j.linalg.api.buffer.DataType;

/** The kernel libraries of the class path. */
public final class KernelLibraries {
  /** A module of its own, which only builds for a device have. */
  private static final String TORCH = "torch";

  /** Names the library that is preferred in this process, where others decided that. */
  public static final String PREFERRED = "robustlt.library";

  private KernelLibraries() {}

  /** Returns all libraries, the preferred ones first. */
  public static List<KernelLibrary> all() {
    return ServiceLoader.load(KernelLibrary.class, KernelLibraries.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparing(KernelLibrary::preference).reversed())
        .toList();
  }

  /**
   * Returns the preferred library that supports a type on this machine, or the one that the
   * property {@link #PREFERRED} names.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static KernelLibrary preferred(DataType type) {
    String decided = System.getProperty(PREFERRED, "");
    if (!decided.isEmpty()) {
      return named(decided, type);
    }
    return all().stream()
        .filter(library -> library.supports(type))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no kernel library supports " + type));
  }

  /**
   * Returns the library of the given name.
   *
   * @throws IllegalArgumentException if there is none, or it does not support the type here
   */
  public static KernelLibrary named(String name, DataType type) {
    KernelLibrary found =
        all().stream()
            .filter(library -> library.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(unknown(name)));
    if (!found.supports(type)) {
      throw new IllegalArgumentException(
          "kernel library \"" + name + "\" does not support " + type + " on this machine");
    }
    return found;
  }

  /** Returns the names of the libraries that the program may have, those of other builds too. */
  public static List<String> names() {
    return Stream.concat(all().stream().map(KernelLibrary::name), Stream.of(TORCH))
        .distinct()
        .sorted()
        .toList();
  }

  private static String unknown(String name) {
    String there = all().stream().map(KernelLibrary::name).collect(Collectors.joining(", "));
    return "this build has no kernel library \""
        + name
        + "\" but "
        + there
        + (name.equals(TORCH) ? "; start with ROBUSTLT_DEVICE=cpu, cuda or mps to have it" : "");
  }
}
