package org.robustlt.core.file.pickle;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class UnpicklerFuzzTest {
  private static final Globals GLOBALS =
      new Globals(PythonGlobals.functions(), id -> id, Globals.Others.INERT);

  static Stream<byte[]> seeds() {
    return Stream.of(
            "286470300a56610a70310a286c70320a49310a61492d320a61493330300a4c310a61732e",
            "80027d71002858010000006171015d7102284b014afeffffff4d2c014a701101008a06000000000001"
                + "65580100000062710328473ff80000000000004e888974710475580100000063712e",
            "8004956a000000000000007d94288c0161945d94284b014afeffffff4d2c014a70110100658c016294"
                + "28473ff80000000000004e888974948c0163948c02c3a9948c016494430200ff948c016594752e",
            "800263636f6c6c656374696f6e730a4f726465726564446963740a71002952710158010000006171024b"
                + "01732e")
        .map(HexFormat.of()::parseHex);
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "1m")
  void picklesAreReadOrRefused(byte[] content) {
    try {
      Unpickler.read(content, GLOBALS);
    } catch (PickleException e) {
      // Refused, with a message.
    }
  }
}
