package org.robustlt.core.recipe;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.robustlt.core.fuzz.FuzzedFile;
import org.robustlt.core.registry.TestComponents;

class RecipeFuzzTest {
  private static final RecipeReader READER = new RecipeReader(TestComponents.registry());

  static Stream<byte[]> seeds() {
    return Stream.of(
            """
            name: fuzzed
            data: {use: cifar-10, validation: {fraction: 0.2}}
            model: {use: small-cnn}
            attack: {use: pgd, steps: 3, stepSize: 2/255}
            """,
            """
            data: &a {use: cifar-10}
            model: *a
            training:
              epochs: 3
              optimizer: {use: sgd, learningRate: 1e-1}
            evaluation: {protocols: [natural, pgd-20]}
            """)
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "1m")
  void recipesAreReadOrRefused(byte[] content) {
    FuzzedFile.readOrRefused(content, ".yaml", file -> READER.read(file, List.of()));
  }
}
