package org.robustlt.bench.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.robustlt.bench.chart.BarChart.Bracket;
import org.robustlt.bench.chart.Ink;
import org.robustlt.bench.record.RunRecord;
import org.robustlt.core.evaluation.ClassGroups;
import org.robustlt.core.record.EvaluationRecord;

/**
 * The classes as figures show them: from the most frequent to the rarest.
 *
 * @param order the labels
 * @param names the names, in this order
 * @param counts n_c, in this order; empty if unknown
 * @param brackets head, medium and tail, where their classes are adjacent
 * @param places where each label stands in this order
 */
record ClassOrder(
    List<Integer> order,
    List<String> names,
    List<Long> counts,
    List<Bracket> brackets,
    Map<Integer, Integer> places) {
  /** The title of the axis. */
  static final String AXIS = "class, from the most frequent to the rarest";

  static ClassOrder of(RunRecord run) {
    List<Long> counts = run.manifest().dataSet().classCounts();
    List<Integer> order = new ArrayList<>(IntStream.range(0, classes(run)).boxed().toList());
    if (counts.size() == order.size()) {
      order.sort(Comparator.comparing(label -> -counts.get(label)));
    }
    List<String> names = run.manifest().dataSet().classNames();
    Map<Integer, Integer> places = new HashMap<>();
    for (int place = 0; place < order.size(); place++) {
      places.put(order.get(place), place);
    }
    return new ClassOrder(
        order,
        order.stream()
            .map(label -> label < names.size() ? names.get(label) : "class " + label)
            .toList(),
        counts.size() == order.size() ? order.stream().map(counts::get).toList() : List.of(),
        run.evaluations().stream()
            .map(EvaluationRecord::groups)
            .findFirst()
            .map(groups -> brackets(groups, places))
            .orElse(List.of()),
        places);
  }

  /** Returns the name of a class; one that no list knows is called by its number. */
  String nameOf(int label) {
    int place = places.getOrDefault(label, -1);
    return place < 0 ? "class " + label : names.get(place);
  }

  int size() {
    return order.size();
  }

  /** Returns the colour of the class at a place, from frequent to rare. */
  Ink ink(int place) {
    return Ink.ramp(size() < 2 ? 0 : place / (size() - 1.0));
  }

  /** Returns values given by label in the order of the classes; NaN where there are none. */
  List<Double> arrange(List<Double> byLabel) {
    return order.stream()
        .map(label -> label < byLabel.size() ? byLabel.get(label) : Double.NaN)
        .toList();
  }

  /** Returns a row of numbers for each class. */
  List<List<String>> rows(IntFunction<List<String>> cells) {
    List<List<String>> rows = new ArrayList<>();
    for (int place = 0; place < size(); place++) {
      List<String> row = new ArrayList<>();
      row.add(names.get(place));
      row.addAll(cells.apply(place));
      rows.add(row);
    }
    return rows;
  }

  private static int classes(RunRecord run) {
    int named = run.manifest().dataSet().classNames().size();
    int counted = run.manifest().dataSet().classCounts().size();
    int measured = run.evaluations().stream().mapToInt(e -> e.perClass().size()).max().orElse(0);
    return Math.max(named, Math.max(counted, measured));
  }

  private static List<Bracket> brackets(ClassGroups groups, Map<Integer, Integer> places) {
    List<Bracket> brackets = new ArrayList<>();
    List<List<Integer>> labels = List.of(groups.head(), groups.medium(), groups.tail());
    for (int i = 0; i < labels.size(); i++) {
      bracket(groups.names().get(i), labels.get(i), places).ifPresent(brackets::add);
    }
    return brackets;
  }

  private static Optional<Bracket> bracket(
      String name, List<Integer> labels, Map<Integer, Integer> order) {
    int[] places =
        labels.stream().mapToInt(label -> order.getOrDefault(label, -1)).sorted().toArray();
    boolean adjacent =
        places.length > 0
            && places[0] >= 0
            && places[places.length - 1] - places[0] == places.length - 1;
    return adjacent
        ? Optional.of(new Bracket(name, places[0], places[places.length - 1]))
        : Optional.empty();
  }
}
