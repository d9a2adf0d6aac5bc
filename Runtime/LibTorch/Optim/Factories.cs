using System.Collections.Generic;
using System.Linq;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Optimizers and learning-rate schedulers.</summary>
    public static partial class optim
    {
        public static SGD SGD(
            IEnumerable<Parameter> parameters,
            double learningRate,
            double momentum = 0,
            double dampening = 0,
            double weight_decay = 0,
            bool nesterov = false,
            bool maximize = false
        ) => new(parameters, learningRate, momentum, dampening, weight_decay, nesterov, maximize);

        public static SGD SGD(
            IEnumerable<(string name, Parameter parameter)> parameters,
            double learningRate,
            double momentum = 0,
            double dampening = 0,
            double weight_decay = 0,
            bool nesterov = false,
            bool maximize = false
        ) => new(parameters.Select(named => named.parameter), learningRate, momentum, dampening, weight_decay, nesterov, maximize);

        public static SGD SGD(
            IEnumerable<SGD.ParamGroup> parameters,
            double learningRate,
            double momentum = 0,
            double dampening = 0,
            double weight_decay = 0,
            bool nesterov = false,
            bool maximize = false
        ) => new(parameters, learningRate, momentum, dampening, weight_decay, nesterov, maximize);

        public static Adam Adam(
            IEnumerable<Parameter> parameters,
            double lr = 0.001,
            double beta1 = 0.9,
            double beta2 = 0.999,
            double eps = 1e-8,
            double weight_decay = 0,
            bool amsgrad = false,
            bool maximize = false
        ) => new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

        public static Adam Adam(
            IEnumerable<(string name, Parameter parameter)> parameters,
            double lr = 0.001,
            double beta1 = 0.9,
            double beta2 = 0.999,
            double eps = 1e-8,
            double weight_decay = 0,
            bool amsgrad = false,
            bool maximize = false
        ) => new(parameters.Select(named => named.parameter), lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

        public static Adam Adam(
            IEnumerable<Adam.ParamGroup> parameters,
            double lr = 0.001,
            double beta1 = 0.9,
            double beta2 = 0.999,
            double eps = 1e-8,
            double weight_decay = 0,
            bool amsgrad = false,
            bool maximize = false
        ) => new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

        public static AdamW AdamW(
            IEnumerable<Parameter> parameters,
            double lr = 0.001,
            double beta1 = 0.9,
            double beta2 = 0.999,
            double eps = 1e-8,
            double weight_decay = 0,
            bool amsgrad = false,
            bool maximize = false
        ) => new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

        public static AdamW AdamW(
            IEnumerable<(string name, Parameter parameter)> parameters,
            double lr = 0.001,
            double beta1 = 0.9,
            double beta2 = 0.999,
            double eps = 1e-8,
            double weight_decay = 0,
            bool amsgrad = false,
            bool maximize = false
        ) => new(parameters.Select(named => named.parameter), lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

        public static AdamW AdamW(
            IEnumerable<AdamW.ParamGroup> parameters,
            double lr = 0.001,
            double beta1 = 0.9,
            double beta2 = 0.999,
            double eps = 1e-8,
            double weight_decay = 0,
            bool amsgrad = false,
            bool maximize = false
        ) => new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

        public static RAdam RAdam(
            IEnumerable<Parameter> parameters,
            double lr = 0.002,
            double beta1 = 0.9,
            double beta2 = 0.999,
            double eps = 1e-8,
            double weight_decay = 0
        ) => new(parameters, lr, beta1, beta2, eps, weight_decay);

        public static RAdam RAdam(
            IEnumerable<(string name, Parameter parameter)> parameters,
            double lr = 0.002,
            double beta1 = 0.9,
            double beta2 = 0.999,
            double eps = 1e-8,
            double weight_decay = 0
        ) => new(parameters.Select(named => named.parameter), lr, beta1, beta2, eps, weight_decay);

        public static RAdam RAdam(
            IEnumerable<RAdam.ParamGroup> parameters,
            double lr = 0.002,
            double beta1 = 0.9,
            double beta2 = 0.999,
            double eps = 1e-8,
            double weight_decay = 0
        ) => new(parameters, lr, beta1, beta2, eps, weight_decay);

        public static RMSProp RMSProp(
            IEnumerable<Parameter> parameters,
            double lr = 0.01,
            double alpha = 0.99,
            double eps = 1e-8,
            double weight_decay = 0,
            double momentum = 0,
            bool centered = false,
            bool maximize = false
        ) => new(parameters, lr, alpha, eps, weight_decay, momentum, centered, maximize);

        public static RMSProp RMSProp(
            IEnumerable<(string name, Parameter parameter)> parameters,
            double lr = 0.01,
            double alpha = 0.99,
            double eps = 1e-8,
            double weight_decay = 0,
            double momentum = 0,
            bool centered = false,
            bool maximize = false
        ) => new(parameters.Select(named => named.parameter), lr, alpha, eps, weight_decay, momentum, centered, maximize);

        public static RMSProp RMSProp(
            IEnumerable<RMSProp.ParamGroup> parameters,
            double lr = 0.01,
            double alpha = 0.99,
            double eps = 1e-8,
            double weight_decay = 0,
            double momentum = 0,
            bool centered = false,
            bool maximize = false
        ) => new(parameters, lr, alpha, eps, weight_decay, momentum, centered, maximize);

        public static Adagrad Adagrad(
            IEnumerable<Parameter> parameters,
            double lr = 0.01,
            double lr_decay = 0,
            double weight_decay = 0,
            double initial_accumulator_value = 0,
            double eps = 1e-10
        ) => new(parameters, lr, lr_decay, weight_decay, initial_accumulator_value, eps);

        public static Adagrad Adagrad(
            IEnumerable<(string name, Parameter parameter)> parameters,
            double lr = 0.01,
            double lr_decay = 0,
            double weight_decay = 0,
            double initial_accumulator_value = 0,
            double eps = 1e-10
        ) => new(parameters.Select(named => named.parameter), lr, lr_decay, weight_decay, initial_accumulator_value, eps);

        public static Adagrad Adagrad(
            IEnumerable<Adagrad.ParamGroup> parameters,
            double lr = 0.01,
            double lr_decay = 0,
            double weight_decay = 0,
            double initial_accumulator_value = 0,
            double eps = 1e-10
        ) => new(parameters, lr, lr_decay, weight_decay, initial_accumulator_value, eps);
    }
}
