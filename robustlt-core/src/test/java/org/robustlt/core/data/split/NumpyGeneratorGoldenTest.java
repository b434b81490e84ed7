package org.robustlt.core.data.split;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.robustlt.tck.golden.GoldenDirectory;
import org.robustlt.tck.golden.GoldenFiles;
import org.robustlt.tck.golden.JsonNumbers;

/** The generators give NumPy's streams and shuffles. */
@GoldenFiles("03_pcg64.json")
class NumpyGeneratorGoldenTest {
  private final JsonNode golden = GoldenDirectory.resolve().json("03_pcg64.json");

  @Test
  void seedSequencesAndStatesEqualNumpys() {
    assertThat(golden.get("raw")).isNotEmpty();
    for (JsonNode raw : golden.get("raw")) {
      BigInteger seed = new BigInteger(raw.get("seed").asText());
      SeedSequence sequence = new SeedSequence(seed);
      assertThat(sequence.generate64(4))
          .isEqualTo(unsigned(raw, "seed_sequence_generate_state_uint64_4"));
      assertThat(
              Arrays.stream(sequence.generate32(8)).asLongStream().map(word -> word & 0xffffffffL))
          .containsExactly(boxed(raw.get("seed_sequence_generate_state_uint32_8")));
      Pcg64 generator = new Pcg64(seed);
      assertThat(generator.state()).isEqualTo(raw.get("initial_state").asText());
      assertThat(generator.increment()).isEqualTo(raw.get("inc").asText());
    }
  }

  @Test
  void rawStreamsEqualNumpys() {
    for (JsonNode raw : golden.get("raw")) {
      BigInteger seed = new BigInteger(raw.get("seed").asText());
      long[] expected = unsigned(raw, "random_raw");
      Pcg64 generator = new Pcg64(seed);
      for (long bits : expected) {
        assertThat(generator.next64()).isEqualTo(bits);
      }
      Pcg64 doubles = new Pcg64(seed);
      for (double value : JsonNumbers.numbers(raw.get("random_double"))) {
        assertThat((doubles.next64() >>> 11) * 0x1p-53).isEqualTo(value);
      }
    }
  }

  @Test
  void shufflesEqualNumpys() {
    assertThat(golden.get("shuffles")).isNotEmpty();
    for (JsonNode shuffle : golden.get("shuffles")) {
      Pcg64 generator = new Pcg64(new BigInteger(shuffle.get("seed").asText()));
      int[] first = IntStream.range(0, shuffle.get("n").asInt()).toArray();
      int[] second = first.clone();
      generator.shuffle(first);
      generator.shuffle(second);
      assertThat(SplitDigest.sha256(first)).isEqualTo(shuffle.get("sha256_first").asText());
      assertThat(SplitDigest.sha256(second)).isEqualTo(shuffle.get("sha256_second").asText());
    }
  }

  @Test
  void legacyPermutationsEqualNumpys() {
    for (JsonNode permutation : golden.at("/legacy_mt19937/cases")) {
      MersenneTwister generator = new MersenneTwister(permutation.get("seed").asLong());
      int[] first = IntStream.range(0, permutation.get("n").asInt()).toArray();
      int[] second = first.clone();
      generator.shuffle(first);
      generator.shuffle(second);
      assertThat(SplitDigest.sha256(first)).isEqualTo(permutation.get("sha256_first").asText());
      int[] head = JsonNumbers.ints(permutation.get("second_head"));
      assertThat(Arrays.copyOf(second, head.length)).isEqualTo(head);
    }
  }

  private static long[] unsigned(JsonNode raw, String key) {
    return raw.get(key)
        .valueStream()
        .map(JsonNode::asText)
        .mapToLong(Long::parseUnsignedLong)
        .toArray();
  }

  private static Long[] boxed(JsonNode array) {
    return Arrays.stream(JsonNumbers.longs(array)).boxed().toArray(Long[]::new);
  }
}
