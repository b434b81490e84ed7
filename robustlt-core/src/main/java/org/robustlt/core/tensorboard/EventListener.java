package org.robustlt.core.tensorboard;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.robustlt.api.training.BatchFinished;
import org.robustlt.api.training.EpochFinished;
import org.robustlt.api.training.EpochStarted;
import org.robustlt.api.training.EvaluationFinished;
import org.robustlt.api.training.TrainingEvent;
import org.robustlt.api.training.TrainingFinished;
import org.robustlt.api.training.TrainingListener;
import org.robustlt.api.training.TrainingStarted;
import org.robustlt.core.evaluation.ClassGroups;
import org.robustlt.core.record.Metrics;
import org.robustlt.core.run.RunDirectory;
import org.robustlt.core.run.RunFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tensorflow.framework.Summary;

/**
 * Writes a training into an event file, a piece for each epoch. What goes wrong with the file is
 * told and ends no training.
 */
final class EventListener implements TrainingListener {
  private static final Logger LOG = LoggerFactory.getLogger(EventListener.class);

  private final RunDirectory run;
  private final TensorBoard options;
  private final EventFile file;
  private Optional<CurveNames> names = Optional.empty();
  private ImageStrip images = new ImageStrip(Set.of());

  EventListener(Path directory, TensorBoard options) {
    this.run = new RunDirectory(directory);
    this.options = options;
    this.file = new EventFile(directory);
  }

  @Override
  public void on(TrainingEvent event) {
    try {
      if (event instanceof TrainingStarted start) {
        begin(start.progress().epoch(), start.run(), start.recipe());
      } else if (event instanceof EpochStarted) {
        images = new ImageStrip(shown());
      } else if (event instanceof BatchFinished batch) {
        images.take(batch);
      } else if (event instanceof EpochFinished epoch) {
        write(epoch);
      } else if (event instanceof TrainingFinished finished) {
        complete(finished.progress().epochs());
      } else if (event instanceof EvaluationFinished evaluation) {
        write(evaluation);
      }
    } catch (IOException e) {
      LOG.warn("tensorboard: {}: {}", run.path(), e.toString());
    }
  }

  /** Writes what comes before an epoch and is not there yet. */
  private void begin(int first, String name, String recipe) throws IOException {
    Files.createDirectories(run.path());
    long last = file.keepBelow(first);
    List<byte[]> events = new ArrayList<>();
    if (last == 0) {
      file.keepBelow(0);
      events.add(Event.version());
      events.add(Event.of(0, CurveLayout.of(groupNames())));
      events.add(Event.of(0, HyperParameters.start(name, recipe)));
    }
    if (last < first - 1) {
      // The training began without this listener.
      for (JsonNode line : new RunFiles(run).journal().entries()) {
        int epoch = line.path("epoch").asInt();
        if (line.path("event").asText().equals("epoch") && epoch > last && epoch < first) {
          events.add(scalars(epoch, Metrics.of(line), ""));
        }
      }
    }
    file.append(events);
  }

  private void write(EpochFinished epoch) throws IOException {
    int step = epoch.progress().epoch();
    List<byte[]> events = new ArrayList<>();
    events.add(scalars(step, epoch.metrics(), ""));
    images.summary().ifPresent(summary -> events.add(Event.of(step, summary)));
    if (step == epoch.progress().epochs()) {
      events.add(Event.of(step, HyperParameters.end()));
    }
    file.append(events);
  }

  /** Makes good what is missing where the training went to its end without this listener. */
  private void complete(int epochs) throws IOException {
    if (file.keepBelow(Long.MAX_VALUE) < epochs && Files.exists(run.recipe())) {
      String recipe = Files.readString(run.recipe());
      begin(epochs + 1, HyperParameters.name(recipe), recipe);
    }
  }

  private void write(EvaluationFinished evaluation) throws IOException {
    int step = evaluation.progress().epoch();
    complete(step);
    String above = "evaluation/" + evaluation.protocol() + "/";
    file.append(List.of(scalars(step, evaluation.metrics(), above)));
  }

  private byte[] scalars(long step, Map<String, Double> metrics, String above) throws IOException {
    Summary.Builder summary = Summary.newBuilder();
    names()
        .curves(metrics, above)
        .forEach(
            (name, value) ->
                summary.addValue(
                    Summary.Value.newBuilder().setTag(name).setSimpleValue(value.floatValue())));
    return Event.of(step, summary.build());
  }

  private CurveNames names() throws IOException {
    if (names.isEmpty() && Files.exists(run.manifest())) {
      RunClasses classes = RunClasses.of(run);
      names =
          Optional.of(
              new CurveNames(
                  classes.names(), classes.groups(), classes.names().size() <= options.classes()));
    }
    return names.orElse(new CurveNames(List.of(), Optional.empty(), true));
  }

  private List<String> groupNames() throws IOException {
    return names().groups().map(ClassGroups::names).orElse(ClassGroups.NAMES);
  }

  /** Returns the classes of which images are shown: of many, the most frequent and the rarest. */
  private Set<Integer> shown() throws IOException {
    List<Integer> order =
        Files.exists(run.manifest()) ? RunClasses.of(run).byFrequency() : List.of();
    int half = (options.images() + 1) / 2;
    Set<Integer> shown = new TreeSet<>();
    for (int place = 0; place < order.size(); place++) {
      if (order.size() <= options.images()
          || place < half
          || place >= order.size() - (options.images() - half)) {
        shown.add(order.get(place));
      }
    }
    return shown;
  }
}
