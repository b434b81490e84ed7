package example;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.OptionException;
import org.robustlt.api.training.EpochFinished;
import org.robustlt.api.training.EvaluationFinished;
import org.robustlt.api.training.TrainingEvent;
import org.robustlt.api.training.TrainingListener;
import org.robustlt.api.training.TrainingListenerProvider;
import org.robustlt.api.training.TrainingStarted;

/** Posts what a training comes to as JSON to a URL, epoch by epoch. */
@Component("web-tracker")
@Description("posts the metrics of every epoch as JSON to a URL")
public record WebTracker(@Description("where to post") String url)
    implements TrainingListenerProvider {
  public WebTracker() {
    this("http://localhost:8080/");
  }

  public WebTracker {
    if (!url.matches("https?://.+")) {
      throw new OptionException("url", "must begin with http:// or https://", '"' + url + '"');
    }
  }

  @Override
  public TrainingListener create(Context context) {
    return new Posts(URI.create(url));
  }

  /** The training does not wait for the tracker, and goes on if that does not answer. */
  private static final class Posts implements TrainingListener {
    private static final System.Logger LOG = System.getLogger("web-tracker");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final URI target;
    private String run = "";

    Posts(URI target) {
      this.target = target;
    }

    @Override
    public void on(TrainingEvent event) {
      if (event instanceof TrainingStarted start) {
        run = start.run();
      } else if (event instanceof EpochFinished epoch) {
        post("\"epoch\":" + epoch.progress().epoch() + ",\"metrics\":" + json(epoch.metrics()));
      } else if (event instanceof EvaluationFinished evaluation) {
        post(
            "\"protocol\":"
                + quoted(evaluation.protocol())
                + ",\"metrics\":"
                + json(evaluation.metrics()));
      }
    }

    private void post(String fields) {
      HttpRequest request =
          HttpRequest.newBuilder(target)
              .timeout(PATIENCE)
              .header("Content-Type", "application/json")
              .POST(
                  HttpRequest.BodyPublishers.ofString("{\"run\":" + quoted(run) + "," + fields + "}"))
              .build();
      client
          .sendAsync(request, HttpResponse.BodyHandlers.discarding())
          .whenComplete(
              (answer, failure) -> {
                if (failure != null || answer.statusCode() >= 300) {
                  LOG.log(
                      System.Logger.Level.WARNING,
                      "{0}: {1}",
                      target,
                      failure == null ? "status " + answer.statusCode() : failure);
                }
              });
    }

    private static String json(Map<String, Double> metrics) {
      return metrics.entrySet().stream()
          .map(metric -> quoted(metric.getKey()) + ":" + metric.getValue())
          .collect(Collectors.joining(",", "{", "}"));
    }

    private static String quoted(String text) {
      StringBuilder quoted = new StringBuilder("\"");
      for (char c : text.toCharArray()) {
        if (c == '"' || c == '\\') {
          quoted.append('\\').append(c);
        } else if (c < ' ') {
          quoted.append(String.format("\\u%04x", (int) c));
        } else {
          quoted.append(c);
        }
      }
      return quoted.append('"').toString();
    }
  }
}
