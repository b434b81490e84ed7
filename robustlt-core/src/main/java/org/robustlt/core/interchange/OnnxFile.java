package org.robustlt.core.interchange;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import onnx.Onnx.ModelProto;
import onnx.Onnx.OperatorSetIdProto;
import onnx.Onnx.StringStringEntryProto;
import org.robustlt.core.engine.Network;
import org.robustlt.core.file.AtomicFile;

/**
 * Writes networks in ONNX, for any runtime: {@value #INPUT} {@code [batch, channels, height,
 * width]} in pixel scale 0..1, which the network normalizes itself, to {@value #OUTPUT} {@code
 * [batch, classes]}, both float32.
 */
public final class OnnxFile {
  /** The name of the input. */
  public static final String INPUT = "images";

  /** The name of the output. */
  public static final String OUTPUT = "logits";

  private static final int FORMAT_VERSION = 7;
  private static final int OPERATOR_SET = 13;

  private OnnxFile() {}

  /**
   * Writes a network with its present weights.
   *
   * @param metadata texts that the file carries
   * @throws IOException if that fails; a former file of the name is then unchanged
   */
  public static void write(Path file, Network network, Map<String, String> metadata)
      throws IOException {
    ModelProto.Builder model =
        ModelProto.newBuilder()
            .setIrVersion(FORMAT_VERSION)
            .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPERATOR_SET))
            .setProducerName("robustlt")
            .setDocString("images are in pixel scale 0..1; normalization is in the network")
            .setGraph(OnnxGraph.of(network.description(), network.parameters()));
    metadata.forEach(
        (key, value) ->
            model.addMetadataProps(
                StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
    ModelProto built = model.build();
    AtomicFile.write(
        file,
        target -> {
          try (OutputStream stream = Files.newOutputStream(target)) {
            built.writeTo(stream);
          }
        });
  }
}
