package org.robustlt.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EnvironmentTest {
  @Test
  void tellsTheVersionOfNd4j() {
    assertThat(Environment.describe().get("nd4j")).matches("[0-9].*").doesNotContain(".jar");
  }

  @Test
  void tellsForWhichProcessorsItsNativeLibraryIs() {
    assertThat(Environment.describe().get("nativeLibrary"))
        .isEqualTo("nd4j" + System.getProperty("org.bytedeco.javacpp.platform.extension", ""));
  }
}
