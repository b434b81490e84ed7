package @PACKAGE@;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.Description;
import org.robustlt.api.training.EpochFinished;
import org.robustlt.api.training.TrainingListener;
import org.robustlt.api.training.TrainingListenerProvider;

/** Writes the metrics of every epoch into a file of the run directory. */
@Component("@NAME@")
@Description("writes the metrics of every epoch into a file of the run directory")
public record @CLASS@(@Description("name of the file") String file)
    implements TrainingListenerProvider {
  public @CLASS@() {
    this("@NAME@.txt");
  }

  @Override
  public TrainingListener create(Context context) {
    Path target = context.directory().resolve(file);
    return event -> {
      if (event instanceof EpochFinished epoch) {
        append(target, epoch.progress().epoch() + " " + epoch.metrics() + "\n");
      }
    };
  }

  private static void append(Path file, String line) {
    try {
      Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
