package org.robustlt.core.file.pickle;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pickles were written by Python 3.11: {@code pickle.dumps(value, protocol=...)}. */
class UnpicklerTest {
  private static final Globals NONE = Globals.of(Map.of());

  private static Object read(String hex) throws PickleException {
    return Unpickler.read(HexFormat.of().parseHex(hex), NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "286470300a56610a70310a286c70320a49310a61492d320a61493330300a614937303030300a614c"
            + "313039393531313632373737364c0a614c2d313039393531313632373737364c0a617356620a7033"
            + "0a2846312e350a4e4930310a4930300a7470340a7356630a70350a56e90a70360a7356650a70370a"
            + "286c70380a286c70390a6128746128647031300a617356660a7031310a2856780a7031320a673132"
            + "0a747031330a732e",
        "7d71002858010000006171015d7102284b014afeffffff4d2c014a701101004c3130393935313136"
            + "32373737364c0a4c2d313039393531313632373737364c0a65580100000062710328473ff8000000"
            + "0000004e4930310a4930300a74710458010000006371055802000000c3a971065801000000657107"
            + "5d7108285d7109297d710a65580100000066710b28580100000078710c680c74710d752e",
        "80027d71002858010000006171015d7102284b014afeffffff4d2c014a701101008a060000000000"
            + "018a060000000000ff65580100000062710328473ff80000000000004e8889747104580100000063"
            + "71055802000000c3a9710658010000006571075d7108285d7109297d710a65580100000066710b58"
            + "0100000078710c680c86710d752e",
        "80037d71002858010000006171015d7102284b014afeffffff4d2c014a701101008a060000000000"
            + "018a060000000000ff65580100000062710328473ff80000000000004e8889747104580100000063"
            + "71055802000000c3a971065801000000647107430200ff710858010000006571095d710a285d710b"
            + "297d710c65580100000066710d580100000078710e680e86710f752e",
        "8004956a000000000000007d94288c0161945d94284b014afeffffff4d2c014a701101008a060000"
            + "000000018a060000000000ff658c01629428473ff80000000000004e888974948c0163948c02c3a9"
            + "948c016494430200ff948c0165945d94285d94297d94658c0166948c017894680e8694752e"
      })
  void everyProtocolGivesTheSameValues(String hex) throws PickleException {
    Map<?, ?> map = (Map<?, ?>) read(hex);
    assertThat((Object) map.get("a"))
        .isEqualTo(List.of(1L, -2L, 300L, 70000L, 1L << 40, -(1L << 40)));
    assertThat((Object) map.get("b")).isEqualTo(new Tuple(List.of(1.5, None.NONE, true, false)));
    assertThat((Object) map.get("c")).isEqualTo("é");
    assertThat((Object) map.get("e")).isEqualTo(List.of(List.of(), new Tuple(List.of()), Map.of()));
    assertThat((Object) map.get("f")).isEqualTo(new Tuple(List.of("x", "x")));
    if (map.containsKey("d")) {
      assertThat((byte[]) map.get("d")).containsExactly(0, -1);
    }
  }

  @Test
  void allowedGlobalsAreCalled() throws PickleException {
    Globals globals =
        Globals.of(Map.of("collections.OrderedDict", arguments -> new LinkedHashMap<>()));
    String ordered =
        "800263636f6c6c656374696f6e730a4f726465726564446963740a71002952710158010000006171024b01732e";
    assertThat(Unpickler.read(HexFormat.of().parseHex(ordered), globals))
        .isEqualTo(Map.of("a", 1L));
  }

  @Test
  void otherGlobalsAreRefused() {
    byte[] pickle = "cos\nsystem\n(S'echo hello'\ntR.".getBytes(US_ASCII);
    assertThatThrownBy(() -> Unpickler.read(pickle, NONE))
        .isInstanceOf(PickleException.class)
        .hasMessageStartingWith("refers to os.system, which is not allowed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "80",
        "8002",
        "5d",
        "58ffffff7f61",
        "612e",
        "752e",
        "68052e",
        "282e",
        "99",
        "52",
        "4e4e622e"
      })
  void damagedPicklesAreRefused(String hex) {
    assertThatThrownBy(() -> read(hex)).isInstanceOf(PickleException.class);
  }

  @Test
  void deepPicklesAreReadWithoutDeepCalls() throws PickleException {
    int depth = 200_000;
    byte[] pickle = ("]".repeat(depth) + "a".repeat(depth - 1) + ".").getBytes(US_ASCII);
    Object value = Unpickler.read(pickle, NONE);
    for (int i = 1; i < depth; i++) {
      value = ((List<?>) value).get(0);
    }
    assertThat((List<?>) value).isEmpty();
  }
}
