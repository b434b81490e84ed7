package org.robustlt.core.tensorboard;

import java.io.IOException;
import java.util.Optional;
import org.nd4j.shade.protobuf.ByteString;
import org.nd4j.shade.protobuf.CodedInputStream;
import org.nd4j.shade.protobuf.WireFormat;
import org.tensorflow.framework.DataType;
import org.tensorflow.framework.Summary;
import org.tensorflow.framework.TensorShapeProto;

/** TensorFlow's message {@code tensorflow.Event}. */
final class Event {
  private static final int WALL_TIME = 1;
  private static final int STEP = 2;
  private static final int FILE_VERSION = 3;
  private static final int SUMMARY = 5;

  private Event() {}

  /** Returns the event that every file begins with. */
  static byte[] version() {
    return at(0).add(FILE_VERSION, "brain.Event:2").bytes();
  }

  /** Returns an event that happened now. */
  static byte[] of(long step, Summary summary) {
    return at(step).add(SUMMARY, summary.toByteArray()).bytes();
  }

  private static Message at(long step) {
    Message event = new Message().add(WALL_TIME, System.currentTimeMillis() / 1000.0);
    return step == 0 ? event : event.add(STEP, step);
  }

  /** Returns the step of an event, 0 if it has none. */
  static long step(byte[] event) throws IOException {
    CodedInputStream in = CodedInputStream.newInstance(event);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (WireFormat.getTagFieldNumber(tag) == STEP) {
        return in.readInt64();
      }
      in.skipField(tag);
    }
    return 0;
  }

  /** Returns a summary of one value that a plug-in of TensorBoard reads. */
  static Summary.Value ofPlugin(String tag, String plugin, byte[] content, Optional<byte[]> text) {
    Summary.Value.Builder value = Summary.Value.newBuilder().setTag(tag);
    value
        .getMetadataBuilder()
        .getPluginDataBuilder()
        .setPluginName(plugin)
        .setContent(ByteString.copyFrom(content));
    text.ifPresentOrElse(
        bytes ->
            value
                .getTensorBuilder()
                .setDtype(DataType.DT_STRING)
                .setTensorShape(TensorShapeProto.getDefaultInstance())
                .addStringVal(ByteString.copyFrom(bytes)),
        () ->
            value
                .getTensorBuilder()
                .setDtype(DataType.DT_FLOAT)
                .setTensorShape(TensorShapeProto.getDefaultInstance())
                .addFloatVal(0));
    return value.build();
  }
}
