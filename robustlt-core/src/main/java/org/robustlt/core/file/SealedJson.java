package org.robustlt.core.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * JSON that proves itself: its last entry, {@code sha256}, is the digest of the others, by values
 * and not by the bytes of the file. Files that bear a {@code schema} have one; older ones have
 * neither and cannot be proven.
 *
 * @param tree what the file holds, without the digest
 * @param proven whether it had one
 */
public record SealedJson(ObjectNode tree, boolean proven) {
  /** The schema of the files that this program writes. */
  public static final int SCHEMA = 2;

  private static final String SCHEMA_KEY = "schema";
  private static final String DIGEST = "sha256";
  private static final ObjectReader STRICT =
      Json.mapper()
          .reader()
          .with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** Returns the fields of records with their schema and digest, on many lines. */
  public static String pages(Object... records) {
    return Json.pages(sealed(records));
  }

  /** Returns the fields of records with their schema and digest, on one line. */
  public static String line(Object... records) {
    return Json.line(sealed(records));
  }

  private static ObjectNode sealed(Object... records) {
    ObjectNode tree = Json.mapper().createObjectNode().put(SCHEMA_KEY, SCHEMA);
    for (Object each : records) {
      tree.setAll((ObjectNode) Json.mapper().valueToTree(each));
    }
    tree.put(DIGEST, digest(tree));
    return tree;
  }

  /**
   * Reads a file and checks it.
   *
   * @throws FileFormatException if it is no JSON object, is of a later program, or is not what was
   *     written
   * @throws IOException if it cannot be read
   */
  public static SealedJson read(Path file) throws IOException {
    JsonNode node;
    try {
      node = STRICT.readTree(TextFile.read(file));
    } catch (JsonProcessingException e) {
      throw new FileFormatException(
          file, "is damaged: it is not JSON: " + e.getOriginalMessage(), e);
    }
    if (!(node instanceof ObjectNode tree)) {
      throw new FileFormatException(file, "is damaged: it holds no JSON object");
    }
    return check(file, tree);
  }

  private static SealedJson check(Path file, ObjectNode tree) {
    JsonNode stated = tree.remove(DIGEST);
    int schema = tree.path(SCHEMA_KEY).asInt(1);
    if (stated == null && !tree.has(SCHEMA_KEY)) {
      return new SealedJson(tree, false);
    }
    String found = digest(tree);
    if (stated == null || !stated.asText().equals(found)) {
      throw new FileFormatException(
          file,
          "is damaged: its sha256 is "
              + (stated == null ? "missing" : stated.asText())
              + ", but what it holds has "
              + found);
    }
    if (schema > SCHEMA) {
      throw new FileFormatException(
          file, "has schema " + schema + "; this program reads up to schema " + SCHEMA);
    }
    return new SealedJson(tree, true);
  }

  private static String digest(ObjectNode tree) {
    return Hashing.sha256().hashString(tree.toString(), StandardCharsets.UTF_8).toString();
  }
}
