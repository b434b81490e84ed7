package org.robustlt.core.tensorboard;

import org.robustlt.api.component.Component;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Require;
import org.robustlt.api.training.TrainingListener;
import org.robustlt.api.training.TrainingListenerProvider;

/**
 * Writes what TensorBoard shows into the run directory.
 *
 * @param images how many classes an epoch shows an image of, 0 for none
 * @param classes with more classes than this, groups alone have curves
 */
@Component("tensorboard")
@Description("writes event files for TensorBoard: curves, images and settings")
public record TensorBoard(
    @Description("how many classes an epoch shows an image of; 0 for none") int images,
    @Description("with more classes than this, groups alone have curves") int classes)
    implements TrainingListenerProvider {
  /** Ten images, and curves of up to a hundred classes. */
  public TensorBoard() {
    this(10, 100);
  }

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is negative
   */
  public TensorBoard {
    Require.atLeast("images", images, 0);
    Require.atLeast("classes", classes, 0);
  }

  @Override
  public TrainingListener create(Context context) {
    return new EventListener(context.directory(), this);
  }
}
