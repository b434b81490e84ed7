package org.robustlt.core.tensorboard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.robustlt.core.evaluation.ClassGroups;

/**
 * What the numbers of an epoch or evaluation are called in TensorBoard: their path with strokes and
 * with the name of the class in place of its number. Where numbers are given for each class, those
 * of the groups are made of them.
 *
 * @param classes the names of the classes; numbers stand for them where there are none
 * @param groups which classes are head, medium and tail
 * @param perClass whether classes have curves of their own
 */
record CurveNames(List<String> classes, Optional<ClassGroups> groups, boolean perClass) {
  /** A number that a list has for each class. */
  private static final Pattern OF_CLASS = Pattern.compile("(.*\\.)([0-9]{1,9})");

  /** What is no curve: where a line stands, and what only files and other figures are for. */
  private static final Pattern LEFT_OUT =
      Pattern.compile(
          "(schema|epoch|epochs|token|line|examples|weights)"
              + "|(protocol|groups|confusion|stages|intervals|perClassExamples|perClassInterval)\\..*");

  CurveNames {
    classes = List.copyOf(classes);
  }

  /**
   * Returns the curves of metrics in their order.
   *
   * @param metrics by their path, such as {@code validation.robust.perClass.3}
   * @param above what all names begin with, such as {@code evaluation/pgd-20/}
   */
  Map<String, Double> curves(Map<String, Double> metrics, String above) {
    Map<String, Double> curves = new LinkedHashMap<>();
    Map<String, Map<Integer, Double>> ofClasses = new LinkedHashMap<>();
    metrics.forEach(
        (path, value) -> {
          if (LEFT_OUT.matcher(path).matches()) {
            return;
          }
          Matcher ofClass = OF_CLASS.matcher(path);
          if (ofClass.matches()) {
            ofClasses
                .computeIfAbsent(ofClass.group(1), key -> new LinkedHashMap<>())
                .put(Integer.parseInt(ofClass.group(2)), value);
          } else {
            curves.put(above + path.replace('.', '/'), value);
          }
        });
    ofClasses.forEach(
        (lead, values) -> {
          if (perClass) {
            values.forEach(
                (label, value) ->
                    curves.put(above + lead.replace('.', '/') + nameOf(label), value));
          }
          String place = above + lead.replaceFirst("perClass\\.$", "").replace('.', '/');
          groups.ifPresent(
              group -> {
                addMean(curves, place + group.names().get(0), values, group.head());
                addMean(curves, place + group.names().get(1), values, group.medium());
                addMean(curves, place + group.names().get(2), values, group.tail());
              });
        });
    return curves;
  }

  private static void addMean(
      Map<String, Double> curves, String name, Map<Integer, Double> values, List<Integer> group) {
    group.stream()
        .filter(values::containsKey)
        .mapToDouble(values::get)
        .filter(Double::isFinite)
        .average()
        .ifPresent(mean -> curves.putIfAbsent(name, mean));
  }

  /** Returns the name of a class, with its number where another has the same. */
  String nameOf(int label) {
    if (label >= classes.size()) {
      return Integer.toString(label);
    }
    String name = classes.get(label);
    List<String> others = new ArrayList<>(classes);
    others.remove(label);
    return others.contains(name) ? name + " (" + label + ")" : name;
  }
}
