namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>The learning rate of a parameter group, as a scheduler sees it.</summary>
        public interface ILearningRateController
        {
            double LearningRate { get; set; }

            /// <summary>The rate that the group started with: what a scheduler's factors multiply.</summary>
            double InitialLearningRate { get; set; }
        }

        /// <summary>An optimizer or group with a momentum that a scheduler may cycle.</summary>
        public interface IMomentum
        {
            double Momentum { get; set; }
        }

        /// <summary>An optimizer or group with betas, the first of which a scheduler may cycle.</summary>
        public interface IBetas
        {
            (double, double) Betas { get; set; }
        }
    }
}
