package org.robustlt.core.tensorboard;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.nd4j.shade.protobuf.Value;
import org.tensorflow.framework.Summary;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The settings of a run as the tab "HParams" reads them, so that runs make a table. */
final class HyperParameters {
  private static final String PLUGIN = "hparams";
  private static final int START = 3;
  private static final int END = 4;
  private static final long SUCCESS = 1;

  private HyperParameters() {}

  /**
   * Returns what is said when a run begins.
   *
   * @param recipe the resolved recipe, YAML
   */
  static Summary start(String run, String recipe) {
    Message session = new Message();
    settings(recipe)
        .forEach(
            (key, value) ->
                session.add(1, new Message().add(1, key).add(2, value(value).toByteArray())));
    session.add(4, run).add(5, System.currentTimeMillis() / 1000.0);
    return summary("_hparams_/session_start_info", START, session);
  }

  /** Returns what a resolved recipe calls its run. */
  static String name(String recipe) {
    return String.valueOf(settings(recipe).getOrDefault("name", ""));
  }

  /** Returns what is said when a training is done. */
  static Summary end() {
    Message session = new Message().add(1, SUCCESS).add(2, System.currentTimeMillis() / 1000.0);
    return summary("_hparams_/session_end_info", END, session);
  }

  private static Summary summary(String tag, int field, Message session) {
    byte[] content = new Message().add(field, session).bytes();
    return Summary.newBuilder()
        .addValue(Event.ofPlugin(tag, PLUGIN, content, Optional.empty()))
        .build();
  }

  /** Returns every setting of a recipe but its lists, by its keys joined by dots. */
  private static Map<String, Object> settings(String recipe) {
    Map<String, Object> settings = new LinkedHashMap<>();
    flatten("", new Yaml(new SafeConstructor(new LoaderOptions())).load(recipe), settings);
    return settings;
  }

  private static void flatten(String path, Object node, Map<String, Object> settings) {
    if (node instanceof Map<?, ?> section) {
      section.forEach(
          (key, value) -> flatten(path.isEmpty() ? "" + key : path + "." + key, value, settings));
    } else if (node instanceof String || node instanceof Number || node instanceof Boolean) {
      settings.put(path, node);
    }
  }

  private static Value value(Object setting) {
    if (setting instanceof Boolean truth) {
      return Value.newBuilder().setBoolValue(truth).build();
    }
    return setting instanceof Number number
        ? Value.newBuilder().setNumberValue(number.doubleValue()).build()
        : Value.newBuilder().setStringValue(String.valueOf(setting)).build();
  }
}
