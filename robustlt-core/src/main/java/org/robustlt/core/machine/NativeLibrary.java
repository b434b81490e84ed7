package org.robustlt.core.machine;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;

/**
 * Which of ND4J's native libraries JavaCPP loads, and how much memory it may give to arrays.
 * JavaCPP takes both from system properties that it reads once; an option of the JVM, as the
 * launcher gives them, wins over what is chosen here.
 */
public final class NativeLibrary {
  private static final String EXTENSION = "org.bytedeco.javacpp.platform.extension";
  private static final String FOLDER = "org/nd4j/linalg/cpu/nativecpu/bindings/";

  /** From the fastest to the one that runs everywhere. */
  private static final List<String> EXTENSIONS =
      List.of("-onednn-avx512", "-onednn-avx2", "-onednn", "-avx512", "-avx2", "");

  private NativeLibrary() {}

  /**
   * Chooses the fastest library that is on the class path and that this CPU can run, and lets
   * arrays have 2.4 times the memory of the heap. Must be called before anything else uses ND4J.
   *
   * @throws IllegalStateException if ND4J is there without a library for this platform
   */
  public static void choose() {
    setUnlessGiven("org.bytedeco.javacpp.maxbytes", "240%");
    setUnlessGiven("org.bytedeco.javacpp.maxphysicalbytes", "0");
    setUnlessGiven("org.bytedeco.javacpp.logger", "slf4j");
    if (System.getProperty(EXTENSION) == null && !onCuda()) {
      String platform = Loader.Detector.getPlatform();
      System.setProperty(
          EXTENSION,
          best(Cpu.ofThisMachine(), extension -> isThere(platform, extension))
              .orElseThrow(
                  () ->
                      new IllegalStateException(
                          "ND4J's native library for "
                              + platform
                              + " is not on the class path; depend on"
                              + " org.robustlt:robustlt-native-"
                              + platform
                              + ", type pom")));
    }
  }

  /** Returns the first that is there and needs nothing that the CPU lacks. */
  static Optional<String> best(Cpu cpu, Predicate<String> isThere) {
    Stream<String> runnable =
        EXTENSIONS.stream()
            .filter(extension -> cpu.avx512() || !extension.endsWith("-avx512"))
            .filter(extension -> cpu.avx2() || !extension.endsWith("-avx2"));
    return runnable.filter(isThere).findFirst();
  }

  private static boolean isThere(String platform, String extension) {
    String file = FOLDER + platform + extension + "/" + System.mapLibraryName("jnind4jcpu");
    return NativeLibrary.class.getClassLoader().getResource(file) != null;
  }

  private static boolean onCuda() {
    return NativeLibrary.class
            .getClassLoader()
            .getResource("org/nd4j/linalg/jcublas/JCublasBackend.class")
        != null;
  }

  private static void setUnlessGiven(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
