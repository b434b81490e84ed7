package org.robustlt.core.data.folder;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.robustlt.core.fuzz.FuzzedFile;

class ListFileFuzzTest {
  static Stream<byte[]> seeds() {
    return Stream.of(
            "path,label,split\r\n\"a,b.png\",cat,train\r\n",
            "train/a b.png 3\n\ntrain/c.png 4",
            "{\"images\": [{\"id\": 1, \"file_name\": \"a\"}], \"categories\": [],"
                + " \"annotations\": [{\"image_id\": 1, \"category_id\": 2}]}",
            "")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "1m")
  void listsAreReadOrRefused(byte[] content) {
    FuzzedFile.readOrRefused(content, ".txt", ListFile::read);
  }
}
