package org.robustlt.api.network;

import java.util.List;
import org.robustlt.api.data.ImageShape;

/**
 * One operation of a network, without its place in it. The set is closed; a layer that a kernel
 * library has no kernel for is computed in Java.
 *
 * <p>Tokens of transformers are images of one column: a row for each token, a channel for each of
 * its values.
 *
 * <p>Nobody else implements this interface: authors of architectures compose its layers.
 */
public sealed interface Layer
    permits Layer.Activation,
        Layer.Addition,
        Layer.Attention,
        Layer.AveragePooling,
        Layer.BatchNormalization,
        Layer.ClassToken,
        Layer.Convolution,
        Layer.CosineLinear,
        Layer.Dropout,
        Layer.GlobalAveragePooling,
        Layer.ImageStandardization,
        Layer.InputNormalization,
        Layer.LayerNormalization,
        Layer.Linear,
        Layer.MaxPooling,
        Layer.PaddedShortcut,
        Layer.Relu,
        Layer.StochasticDepth,
        Layer.TokenEmbedding,
        Layer.TokenLinear {

  /**
   * Returns the shape of the output.
   *
   * @throws IllegalArgumentException if the layer cannot take these inputs
   */
  ImageShape output(List<ImageShape> inputs);

  /** Returns the arrays that the layer keeps, in PyTorch's order. */
  default List<ParameterSpec> parameters(List<ImageShape> inputs) {
    return List.of();
  }

  /**
   * Subtracts a mean from each channel and divides by a standard deviation.
   *
   * @param mean {@code [channels]}, pixel scale
   * @param standardDeviation {@code [channels]}, pixel scale
   */
  record InputNormalization(List<Double> mean, List<Double> standardDeviation) implements Layer {
    /** Copies the lists. */
    public InputNormalization {
      mean = List.copyOf(mean);
      standardDeviation = List.copyOf(standardDeviation);
    }

    @Override
    public ImageShape output(List<ImageShape> inputs) {
      ImageShape input = single(inputs);
      if (input.channels() != mean.size() || mean.size() != standardDeviation.size()) {
        throw new IllegalArgumentException(
            "normalization of " + mean.size() + " channels got an input of " + input);
      }
      return input;
    }
  }

  /**
   * Subtracts from each image the mean of all its values and divides by their standard deviation,
   * which counts as 1/√n of n values at least (TensorFlow's {@code per_image_standardization}).
   */
  record ImageStandardization() implements Layer {
    @Override
    public ImageShape output(List<ImageShape> inputs) {
      return single(inputs);
    }
  }

  /**
   * A convolution (cross-correlation, as PyTorch's {@code Conv2d}), weights {@code [out, in,
   * kernel, kernel]}.
   *
   * @param outputs output channels
   * @param kernel side of the square kernel
   * @param stride step in both directions
   * @param padding zeros around the input
   * @param bias whether a bias is added
   * @param initialization how the weights begin
   */
  record Convolution(
      int outputs,
      int kernel,
      int stride,
      Padding padding,
      boolean bias,
      Initialization initialization)
      implements Layer {
    @Override
    public ImageShape output(List<ImageShape> inputs) {
      ImageShape input = single(inputs);
      return new ImageShape(
          outputs,
          padding.output(input.height() + padding.top() + padding.bottom(), kernel, stride),
          padding.output(input.width() + padding.left() + padding.right(), kernel, stride));
    }

    @Override
    public List<ParameterSpec> parameters(List<ImageShape> inputs) {
      int channels = single(inputs).channels();
      ParameterSpec weight =
          new ParameterSpec(
              "weight",
              List.of(outputs, channels, kernel, kernel),
              initialization,
              ParameterSpec.Role.TRAINABLE);
      if (!bias) {
        return List.of(weight);
      }
      double bound = 1 / Math.sqrt((double) channels * kernel * kernel);
      return List.of(
          weight,
          new ParameterSpec(
              "bias",
              List.of(outputs),
              new Initialization.Uniform(bound),
              ParameterSpec.Role.TRAINABLE));
    }
  }

  /**
   * Normalizes each channel over the batch, then scales and shifts it (Ioffe and Szegedy, 2015).
   *
   * @param momentum the weight of the newest batch in the running statistics
   * @param epsilon what is added to the variance
   */
  record BatchNormalization(double momentum, double epsilon) implements Layer {
    /** PyTorch's defaults. */
    public static final BatchNormalization STANDARD = new BatchNormalization(0.1, 1e-5);

    @Override
    public ImageShape output(List<ImageShape> inputs) {
      return single(inputs);
    }

    @Override
    public List<ParameterSpec> parameters(List<ImageShape> inputs) {
      List<Integer> shape = List.of(single(inputs).channels());
      return List.of(
          new ParameterSpec("weight", shape, Initialization.ONES, ParameterSpec.Role.TRAINABLE),
          new ParameterSpec("bias", shape, Initialization.ZEROS, ParameterSpec.Role.TRAINABLE),
          new ParameterSpec(
              "running_mean", shape, Initialization.ZEROS, ParameterSpec.Role.STATISTIC),
          new ParameterSpec(
              "running_var", shape, Initialization.ONES, ParameterSpec.Role.STATISTIC));
    }
  }

  /** max(x, 0). */
  record Relu() implements Layer {
    @Override
    public ImageShape output(List<ImageShape> inputs) {
      return single(inputs);
    }
  }

  /** The sum of two inputs of one shape. */
  record Addition() implements Layer {
    @Override
    public ImageShape output(List<ImageShape> inputs) {
      if (inputs.size() != 2 || !inputs.get(0).equals(inputs.get(1))) {
        throw new IllegalArgumentException("addition needs two inputs of one shape, got " + inputs);
      }
      return inputs.get(0);
    }
  }

  /**
   * The mean of each window; zeros of the padding count.
   *
   * @param kernel side of the window
   * @param stride step in both directions
   * @param padding zeros around the input
   */
  record AveragePooling(int kernel, int stride, Padding padding) implements Layer {
    @Override
    public ImageShape output(List<ImageShape> inputs) {
      return padding.pooled(single(inputs), kernel, stride);
    }
  }

  /**
   * The largest value of each window; the padding never is.
   *
   * @param kernel side of the window
   * @param stride step in both directions
   * @param padding cells around the input
   */
  record MaxPooling(int kernel, int stride, Padding padding) implements Layer {
    @Override
    public ImageShape output(List<ImageShape> inputs) {
      return padding.pooled(single(inputs), kernel, stride);
    }
  }

  /** The mean of each channel over the image. */
  record GlobalAveragePooling() implements Layer {
    @Override
    public ImageShape output(List<ImageShape> inputs) {
      return new ImageShape(single(inputs).channels(), 1, 1);
    }
  }

  /**
   * {@code x·Wᵀ + b}, weights {@code [outputs, inputs]}; images are flattened in the order channel,
   * row, column.
   *
   * @param outputs the length of the output
   * @param bias whether a bias is added
   */
  record Linear(int outputs, boolean bias) implements Layer {
    @Override
    public ImageShape output(List<ImageShape> inputs) {
      single(inputs);
      return new ImageShape(outputs, 1, 1);
    }

    @Override
    public List<ParameterSpec> parameters(List<ImageShape> inputs) {
      int length = single(inputs).size();
      Initialization uniform = new Initialization.Uniform(1 / Math.sqrt(length));
      ParameterSpec weight =
          new ParameterSpec(
              "weight", List.of(outputs, length), uniform, ParameterSpec.Role.TRAINABLE);
      return bias
          ? List.of(
              weight,
              new ParameterSpec("bias", List.of(outputs), uniform, ParameterSpec.Role.TRAINABLE))
          : List.of(weight);
    }
  }

  /**
   * The cosine classifier of RoBal (Wu et al., CVPR 2021), {@code scale·(x/|x|^η)·(W/(|W|^η+γ)) +
   * b}, weights {@code [outputs, inputs]}. With γ = 0 and η = 1 the plain cosine classifier.
   *
   * @param outputs the number of classes
   * @param scale what the cosines are multiplied by
   * @param gamma γ, added to the norm of the weights
   * @param eta η, the power of the norms
   * @param trainableBias whether the bias, which begins at 0, is trained
   */
  record CosineLinear(int outputs, double scale, double gamma, double eta, boolean trainableBias)
      implements Layer {
    @Override
    public ImageShape output(List<ImageShape> inputs) {
      single(inputs);
      return new ImageShape(outputs, 1, 1);
    }

    @Override
    public List<ParameterSpec> parameters(List<ImageShape> inputs) {
      int length = single(inputs).size();
      return List.of(
          new ParameterSpec(
              "weight",
              List.of(outputs, length),
              new Initialization.Uniform(1 / Math.sqrt(length)),
              ParameterSpec.Role.TRAINABLE),
          new ParameterSpec(
              "bias",
              List.of(outputs),
              Initialization.ZEROS,
              trainableBias ? ParameterSpec.Role.TRAINABLE : ParameterSpec.Role.FIXED));
    }
  }

  /**
   * A function of every value by itself.
   *
   * @param curve which
   */
  record Activation(Curve curve) implements Layer {
    /** The functions, as PyTorch defines them. */
    public enum Curve {
      /** x where it is positive, else x/100. */
      LEAKY_RELU,
      /** x·σ(x), also called swish. */
      SILU,
      /** ln(1 + eˣ). */
      SOFTPLUS,
      /** x·Φ(x), with the distribution function of the normal distribution. */
      GELU
    }

    @Override
    public ImageShape output(List<ImageShape> inputs) {
      return single(inputs);
    }
  }

  /**
   * Normalizes each token, or pixel, over its channels, then scales and shifts them (Ba et al.,
   * 2016).
   *
   * @param epsilon what is added to the variance
   */
  record LayerNormalization(double epsilon) implements Layer {
    @Override
    public ImageShape output(List<ImageShape> inputs) {
      return single(inputs);
    }

    @Override
    public List<ParameterSpec> parameters(List<ImageShape> inputs) {
      List<Integer> shape = List.of(single(inputs).channels());
      return List.of(
          new ParameterSpec("weight", shape, Initialization.ONES, ParameterSpec.Role.TRAINABLE),
          new ParameterSpec("bias", shape, Initialization.ZEROS, ParameterSpec.Role.TRAINABLE));
    }
  }

  /**
   * Makes tokens of an image, row by row, puts a class token before them, and adds an embedding to
   * each (Dosovitskiy et al., 2021): {@code cls_token [1, 1, channels]} and {@code pos_embed [1,
   * tokens + 1, channels]}.
   */
  record TokenEmbedding() implements Layer {
    private static final Initialization SMALL = new Initialization.Normal(0.02);

    @Override
    public ImageShape output(List<ImageShape> inputs) {
      ImageShape input = single(inputs);
      return new ImageShape(input.channels(), input.height() * input.width() + 1, 1);
    }

    @Override
    public List<ParameterSpec> parameters(List<ImageShape> inputs) {
      ImageShape output = output(inputs);
      return List.of(
          new ParameterSpec(
              "cls_token", List.of(1, 1, output.channels()), SMALL, ParameterSpec.Role.TRAINABLE),
          new ParameterSpec(
              "pos_embed",
              List.of(1, output.height(), output.channels()),
              SMALL,
              ParameterSpec.Role.TRAINABLE));
    }
  }

  /**
   * {@code x·Wᵀ + b} of every token, weights {@code [outputs, inputs]}.
   *
   * @param outputs the channels of the output
   */
  record TokenLinear(int outputs) implements Layer {
    @Override
    public ImageShape output(List<ImageShape> inputs) {
      ImageShape input = single(inputs);
      return new ImageShape(outputs, input.height(), input.width());
    }

    @Override
    public List<ParameterSpec> parameters(List<ImageShape> inputs) {
      return List.of(
          new ParameterSpec(
              "weight",
              List.of(outputs, single(inputs).channels()),
              new Initialization.Normal(0.02),
              ParameterSpec.Role.TRAINABLE),
          new ParameterSpec(
              "bias", List.of(outputs), Initialization.ZEROS, ParameterSpec.Role.TRAINABLE));
    }

    /** Returns the convolution that computes the same, with a kernel of one pixel. */
    public Convolution asConvolution() {
      return new Convolution(outputs, 1, 1, Padding.NONE, true, new Initialization.Normal(0.02));
    }
  }

  /**
   * Self-attention (Vaswani et al., 2017) of tokens whose channels are queries, keys and values of
   * every head: {@code softmax(q·kᵀ/√d)·v}, without the projections around it.
   *
   * @param heads how many; they divide a third of the channels
   */
  record Attention(int heads) implements Layer {
    @Override
    public ImageShape output(List<ImageShape> inputs) {
      ImageShape input = single(inputs);
      if (input.channels() % (3 * heads) != 0 || input.width() != 1) {
        throw new IllegalArgumentException(
            "attention of " + heads + " heads needs tokens of 3·heads·d channels, got " + input);
      }
      return new ImageShape(input.channels() / 3, input.height(), 1);
    }
  }

  /**
   * Every second pixel, and channels of zeros on both sides: the shortcut without weights of He et
   * al. (CVPR 2016), option A.
   *
   * @param outputs the channels of the output; zeros come in equal numbers before and behind
   */
  record PaddedShortcut(int outputs) implements Layer {
    @Override
    public ImageShape output(List<ImageShape> inputs) {
      ImageShape input = single(inputs);
      if (outputs < input.channels() || (outputs - input.channels()) % 2 != 0) {
        throw new IllegalArgumentException(
            "a padded shortcut to " + outputs + " channels got an input of " + input);
      }
      return new ImageShape(outputs, (input.height() + 1) / 2, (input.width() + 1) / 2);
    }
  }

  /**
   * Sets values to zero at random, each with the given probability, and divides the others by what
   * that leaves of them (Srivastava et al., JMLR 2014): in passes that normalize by the statistics
   * of the batch, which are PyTorch's training mode. Where running statistics are used, nothing is
   * changed.
   *
   * @param rate the probability, at least 0 and below 1
   */
  record Dropout(double rate) implements Layer {
    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if it is left
     */
    public Dropout {
      requireRate(rate);
    }

    @Override
    public ImageShape output(List<ImageShape> inputs) {
      return single(inputs);
    }
  }

  /**
   * As {@link Dropout}, but all values of an image together: at the end of a residual branch, that
   * leaves the branch out (Huang et al., ECCV 2016).
   *
   * @param rate the probability, at least 0 and below 1
   */
  record StochasticDepth(double rate) implements Layer {
    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if it is left
     */
    public StochasticDepth {
      requireRate(rate);
    }

    @Override
    public ImageShape output(List<ImageShape> inputs) {
      return single(inputs);
    }
  }

  private static void requireRate(double rate) {
    if (!(rate >= 0 && rate < 1)) {
      throw new IllegalArgumentException("rate must be at least 0 and below 1, got " + rate);
    }
  }

  /** The first token. */
  record ClassToken() implements Layer {
    @Override
    public ImageShape output(List<ImageShape> inputs) {
      return new ImageShape(single(inputs).channels(), 1, 1);
    }
  }

  private static ImageShape single(List<ImageShape> inputs) {
    if (inputs.size() != 1) {
      throw new IllegalArgumentException("the layer needs one input, got " + inputs.size());
    }
    return inputs.get(0);
  }
}
