package org.robustlt.bench.tensorboard;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.tensorflow.framework.Summary;
import org.tensorflow.util.Event;

/**
 * Reads the events of a file by TensorFlow's own classes. It is loaded apart, where ND4J's of the
 * same names are not, and so gives and takes classes of the JDK only.
 */
public final class TensorFlowReader implements Function<byte[], List<Map<String, Object>>> {
  @Override
  public List<Map<String, Object>> apply(byte[] file) {
    List<Map<String, Object>> events = new ArrayList<>();
    ByteBuffer records = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    try {
      while (records.hasRemaining()) {
        int at = records.position();
        int length = Math.toIntExact(records.getLong());
        int end = at + 12 + length;
        events.add(read(Event.parseFrom(Arrays.copyOfRange(file, at + 12, end))));
        records.position(end + 4);
      }
      return events;
    } catch (Exception e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static Map<String, Object> read(Event event) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("step", event.getStep());
    fields.put("version", event.getFileVersion());
    fields.put("time", event.getWallTime());
    for (Summary.Value value : event.getSummary().getValueList()) {
      String plugin = value.getMetadata().getPluginData().getPluginName();
      if (!plugin.isEmpty()) {
        fields.put(value.getTag(), plugin);
      } else if (value.hasImage()) {
        fields.put(value.getTag(), value.getImage().toByteArray());
      } else {
        fields.put(value.getTag(), value.getSimpleValue());
      }
    }
    return fields;
  }
}
