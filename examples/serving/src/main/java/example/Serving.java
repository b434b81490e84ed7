package example;

import ai.onnxruntime.OrtException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.StringJoiner;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;

/**
 * Answers {@code POST /predict} with a picture in its body by the probabilities of the classes, as
 * JSON: {@code curl --data-binary @photo.png localhost:8080/predict}.
 */
public final class Serving {
  private Serving() {}

  /** Serves the network of the file that the first argument names, at the port of the second. */
  public static void main(String[] arguments) throws IOException, OrtException {
    OnnxClassifier classifier = new OnnxClassifier(Path.of(arguments[0]));
    int port = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 8080;
    HttpServer server = HttpServer.create(new InetSocketAddress("localhost", port), 0);
    server.setExecutor(Executors.newFixedThreadPool(2));
    server.createContext("/predict", exchange -> answer(exchange, classifier));
    server.start();
    System.out.println("serves at http://localhost:" + server.getAddress().getPort() + "/predict");
  }

  private static void answer(HttpExchange exchange, OnnxClassifier classifier) throws IOException {
    try {
      double[] probabilities = classifier.classify(ImageIO.read(exchange.getRequestBody()));
      send(exchange, 200, json(classifier, probabilities));
    } catch (IllegalArgumentException e) {
      send(exchange, 400, "{\"problem\": \"" + e.getMessage() + "\"}");
    } catch (OrtException e) {
      send(exchange, 500, "{\"problem\": \"the network cannot be computed\"}");
    } finally {
      exchange.close();
    }
  }

  private static String json(OnnxClassifier classifier, double[] probabilities) {
    StringJoiner names = new StringJoiner("\", \"", "\"", "\"");
    classifier.classNames().forEach(names::add);
    return "{\"classes\": [" + names + "], \"probabilities\": " + Arrays.toString(probabilities) + "}";
  }

  private static void send(HttpExchange exchange, int code, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(code, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
