package org.robustlt.core.engine.host;

import java.util.Arrays;
import org.robustlt.api.data.ImageShape;

/**
 * Self-attention. Channels are in the order of query, key and value, in each by heads; the values
 * of one channel lie token by token.
 */
final class HostAttention implements HostLayer {
  private final int heads;
  private final int length;
  private final int tokens;
  private final double scale;
  private final double[] weights;
  private final double[] slopes;

  HostAttention(int heads, ImageShape shape) {
    this.heads = heads;
    length = shape.channels() / (3 * heads);
    tokens = shape.height();
    scale = 1 / Math.sqrt(length);
    weights = new double[tokens * tokens];
    slopes = new double[tokens * tokens];
  }

  /** Returns where the first channel of a head's query (0), key (1) or value (2) begins. */
  private int begin(int which, int head) {
    return (which * heads + head) * length * tokens;
  }

  /** Computes softmax(q·kᵀ·scale) of a head, a row for each query. */
  private void attend(double[] input, int head) {
    int query = begin(0, head);
    int key = begin(1, head);
    Arrays.fill(weights, 0);
    for (int d = 0; d < length; d++) {
      for (int i = 0; i < tokens; i++) {
        double q = input[query + d * tokens + i] * scale;
        for (int j = 0; j < tokens; j++) {
          weights[i * tokens + j] += q * input[key + d * tokens + j];
        }
      }
    }
    for (int i = 0; i < tokens; i++) {
      double largest = Double.NEGATIVE_INFINITY;
      for (int j = 0; j < tokens; j++) {
        largest = Math.max(largest, weights[i * tokens + j]);
      }
      double sum = 0;
      for (int j = 0; j < tokens; j++) {
        double power = Math.exp(weights[i * tokens + j] - largest);
        weights[i * tokens + j] = power;
        sum += power;
      }
      for (int j = 0; j < tokens; j++) {
        weights[i * tokens + j] /= sum;
      }
    }
  }

  @Override
  public void forward(double[] input, double[] output) {
    for (int head = 0; head < heads; head++) {
      attend(input, head);
      int value = begin(2, head);
      for (int d = 0; d < length; d++) {
        int to = (head * length + d) * tokens;
        for (int i = 0; i < tokens; i++) {
          double sum = 0;
          for (int j = 0; j < tokens; j++) {
            sum += weights[i * tokens + j] * input[value + d * tokens + j];
          }
          output[to + i] = sum;
        }
      }
    }
  }

  @Override
  public void backwardInput(double[] input, double[] outputGradient, double[] inputGradient) {
    Arrays.fill(inputGradient, 0);
    for (int head = 0; head < heads; head++) {
      attend(input, head);
      backwardValues(input, outputGradient, inputGradient, head);
      softmaxGradient();
      int query = begin(0, head);
      int key = begin(1, head);
      for (int d = 0; d < length; d++) {
        for (int i = 0; i < tokens; i++) {
          double q = input[query + d * tokens + i] * scale;
          double sum = 0;
          for (int j = 0; j < tokens; j++) {
            double slope = slopes[i * tokens + j];
            sum += slope * input[key + d * tokens + j];
            inputGradient[key + d * tokens + j] += slope * q;
          }
          inputGradient[query + d * tokens + i] += sum * scale;
        }
      }
    }
  }

  /** The gradients of the values, and in slopes those of the attention weights. */
  private void backwardValues(
      double[] input, double[] outputGradient, double[] inputGradient, int head) {
    Arrays.fill(slopes, 0);
    int value = begin(2, head);
    for (int d = 0; d < length; d++) {
      int from = (head * length + d) * tokens;
      for (int i = 0; i < tokens; i++) {
        double gradient = outputGradient[from + i];
        for (int j = 0; j < tokens; j++) {
          inputGradient[value + d * tokens + j] += weights[i * tokens + j] * gradient;
          slopes[i * tokens + j] += gradient * input[value + d * tokens + j];
        }
      }
    }
  }

  /** Turns the gradients of the attention weights into those of what softmax was taken of. */
  private void softmaxGradient() {
    for (int i = 0; i < tokens; i++) {
      double sum = 0;
      for (int j = 0; j < tokens; j++) {
        sum += slopes[i * tokens + j] * weights[i * tokens + j];
      }
      for (int j = 0; j < tokens; j++) {
        slopes[i * tokens + j] = weights[i * tokens + j] * (slopes[i * tokens + j] - sum);
      }
    }
  }
}
