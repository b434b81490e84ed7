package example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.robustlt.api.training.EpochFinished;
import org.robustlt.api.training.TrainingListener;
import org.robustlt.api.training.TrainingListenerProvider.Context;
import org.robustlt.api.training.TrainingProgress;
import org.robustlt.api.training.TrainingStarted;
import org.robustlt.tck.TrainingListenerContract;

class WebTrackerTest extends TrainingListenerContract {
  @Override
  protected TrainingListener listener() {
    return new WebTracker("http://localhost:1/").create(Context.of(Path.of("target")));
  }

  @Test
  void postsTheMetricsOfAnEpoch() throws Exception {
    BlockingQueue<String> received = new ArrayBlockingQueue<>(1);
    HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    try {
      TrainingListener tracker =
          new WebTracker("http://localhost:" + server.getAddress().getPort() + "/")
              .create(Context.of(Path.of("target")));
      TrainingProgress epoch = TrainingProgress.ofEpoch(2, 5);
      tracker.on(TrainingStarted.of(epoch, "a \"run\"", "name: a run\n"));
      tracker.on(EpochFinished.of(epoch, Map.of("loss", 1.5)));

      assertEquals(
          "{\"run\":\"a \\\"run\\\"\",\"epoch\":2,\"metrics\":{\"loss\":1.5}}",
          received.poll(10, TimeUnit.SECONDS));
    } finally {
      server.stop(0);
    }
  }
}
