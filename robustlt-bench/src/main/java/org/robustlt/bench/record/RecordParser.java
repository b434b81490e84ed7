package org.robustlt.bench.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.primitives.Ints;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.robustlt.api.data.DataRemark;
import org.robustlt.bench.record.EvaluationRecord.Groups;
import org.robustlt.bench.record.EvaluationRecord.Interval;
import org.robustlt.core.file.Json;
import org.robustlt.core.file.PlainText;
import org.robustlt.core.record.DynamicsRecord;

/** Makes records of JSON trees; what a tree does not tell becomes NaN or empty. */
final class RecordParser {
  private static final String EPOCH = "epoch";

  private RecordParser() {}

  static Manifest manifest(JsonNode tree, String directoryName) {
    JsonNode dataSet = tree.path("dataSet");
    Map<String, String> facts = new LinkedHashMap<>();
    flatten("", tree, facts);
    if (facts.remove("components") != null) {
      for (JsonNode component : tree.path("components")) {
        facts.put(
            component.path("key").asText(),
            component.path("name").asText() + " from " + component.path("jar").asText());
      }
    }
    return new Manifest(
        PlainText.of(tree.path("run").asText(directoryName)),
        PlainText.of(dataSet.path("name").asText("unknown data")),
        list(dataSet.path("classNames"), name -> PlainText.of(name.asText())),
        list(dataSet.path("classCounts"), JsonNode::asLong),
        tree.path("seed").asText(""),
        list(
            dataSet.path("remarks"),
            remark ->
                new DataRemark(
                    remark.path("text").asText(), list(remark.path("items"), JsonNode::asText))),
        facts);
  }

  static EpochRecord epoch(JsonNode line) {
    Map<String, Double> terms = new LinkedHashMap<>();
    line.path("terms").properties().forEach(t -> terms.put(t.getKey(), t.getValue().asDouble()));
    return new EpochRecord(
        line.path("epoch").asInt(),
        line.path("epochs").asInt(),
        line.path("phase").asText("main"),
        real(line, "loss"),
        terms,
        real(line, "learningRate"),
        pair(line),
        line.has("validation") ? Optional.of(pair(line.path("validation"))) : Optional.empty(),
        reals(line.path("budget")),
        real(line, "seconds"),
        real(line, "imagesPerSecond"),
        line.has("dynamics")
            ? Optional.of(Json.mapper().convertValue(line.path("dynamics"), DynamicsRecord.class))
            : Optional.empty(),
        list(line.path("signs"), sign -> PlainText.of(sign.path("text").asText())));
  }

  static EvaluationRecord evaluation(JsonNode tree, String fileName) {
    JsonNode groups = tree.path("groups");
    return new EvaluationRecord(
        protocol(tree, fileName),
        tree.path("examples").asInt(),
        real(tree, "overall"),
        real(tree, "balanced"),
        real(tree, "worstClass"),
        real(tree, "head"),
        real(tree, "medium"),
        real(tree, "tail"),
        reals(tree.path("perClass")),
        reals(tree.path("perClassExamples")),
        list(
            tree.path("perClassInterval"),
            pair -> new Interval(pair.path(0).asDouble(), pair.path(1).asDouble())),
        list(tree.path("confusion"), RecordParser::counts),
        groups.isObject()
            ? Optional.of(
                new Groups(
                    groups.path("rule").asText(),
                    list(groups.path("names"), JsonNode::asText),
                    list(groups.path("head"), JsonNode::asInt),
                    list(groups.path("medium"), JsonNode::asInt),
                    list(groups.path("tail"), JsonNode::asInt)))
            : Optional.empty(),
        robustness(tree));
  }

  private static Robustness robustness(JsonNode tree) {
    JsonNode intervals = tree.path("intervals");
    return new Robustness(
        real(tree.path("natural"), "overall"),
        real(tree.path("robustnessGap"), "overall"),
        real(tree.path("robustnessGap"), "balanced"),
        interval(intervals.path("overall")),
        interval(intervals.path("balanced")),
        list(
            tree.path("stages"),
            stage -> new Robustness.Stage(stage.path("name").asText(), real(stage, "overall"))),
        tree.path("withoutGradient").asLong(),
        tree.path("measures").properties().stream()
            .map(
                entry ->
                    new Measures(
                        entry.getKey(),
                        real(entry.getValue(), "macroF1"),
                        real(entry.getValue(), "geometricMean"),
                        real(entry.getValue(), "calibrationError")))
            .toList());
  }

  private static Optional<Interval> interval(JsonNode pair) {
    return pair.size() == 2
        ? Optional.of(new Interval(pair.path(0).asDouble(), pair.path(1).asDouble()))
        : Optional.empty();
  }

  static Masking masking(JsonNode tree) {
    return new Masking(
        tree.path("checkpoint").asText(),
        tree.path("classes").size(),
        list(tree.path("skipped"), JsonNode::asText),
        list(
            tree.path("warnings"),
            warning ->
                new Masking.Warning(
                    warning.path("className").asText(),
                    warning.path("check").asText(),
                    warning.path("evidence").asText())));
  }

  /** What is called so by the file, and which epoch's weights were measured. */
  private static Protocol protocol(JsonNode evaluation, String fileName) {
    JsonNode tree = evaluation.path("protocol");
    if (tree.isTextual()) {
      return new Protocol(tree.asText(), "", Map.of());
    }
    Map<String, String> settings = new LinkedHashMap<>();
    flatten("", tree, settings);
    settings.remove("name");
    settings.remove("hash");
    if (evaluation.has("epoch")) {
      settings.put(EPOCH, evaluation.path("epoch").asText());
    }
    return new Protocol(tree.path("name").asText(fileName), tree.path("hash").asText(""), settings);
  }

  private static AccuracyPair pair(JsonNode node) {
    return new AccuracyPair(accuracy(node.path("natural")), accuracy(node.path("robust")));
  }

  private static Optional<Accuracy> accuracy(JsonNode node) {
    return node.isObject()
        ? Optional.of(
            new Accuracy(
                real(node, "overall"), real(node, "balanced"), reals(node.path("perClass"))))
        : Optional.empty();
  }

  private static void flatten(String path, JsonNode node, Map<String, String> facts) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              entry ->
                  flatten(
                      path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(),
                      entry.getValue(),
                      facts));
    } else {
      facts.put(path, node.isValueNode() ? node.asText() : node.toString());
    }
  }

  /** Reads how many images were taken for which class: a number for each, or those above 0. */
  private static Map<Integer, Double> counts(JsonNode row) {
    Map<Integer, Double> counts = new TreeMap<>();
    for (int c = 0; c < (row.isArray() ? row.size() : 0); c++) {
      if (row.get(c).asDouble() != 0) {
        counts.put(c, row.get(c).asDouble());
      }
    }
    for (Map.Entry<String, JsonNode> field : row.properties()) {
      Optional.ofNullable(Ints.tryParse(field.getKey()))
          .ifPresent(label -> counts.put(label, field.getValue().asDouble()));
    }
    return counts;
  }

  private static double real(JsonNode node, String name) {
    return node.path(name).asDouble(Double.NaN);
  }

  private static List<Double> reals(JsonNode array) {
    return list(array, element -> element.asDouble(Double.NaN));
  }

  private static <T> List<T> list(JsonNode array, Function<JsonNode, T> read) {
    List<T> elements = new ArrayList<>();
    array.forEach(element -> elements.add(read.apply(element)));
    return elements;
  }
}
