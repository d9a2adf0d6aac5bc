using System;
using FsCheck;
using FsCheck.Fluent;
using ModelDsl.Generator.Shapes.Evaluation;
using ModelDsl.Generator.Shapes.Language;
using Xunit;

namespace ModelDsl.Generator.Tests.Language;

/// <summary>What holds for every expression.</summary>
public class LanguageProperties
{
    private static readonly Config config = Config.QuickThrowOnFailure.WithMaxTest(3000);

    [Fact]
    public void What_is_printed_is_read_as_the_same() =>
        Check(random =>
        {
            var text = Expressions.Of(random).ToString();
            return ExpressionParser.Parse(text).ToString() == text;
        });

    [Fact]
    public void What_is_read_again_gives_the_same() =>
        Check(random =>
        {
            var expression = Expressions.Of(random);
            return Outcome(expression) == Outcome(ExpressionParser.Parse(expression.ToString()));
        });

    [Fact]
    public void Evaluation_throws_nothing_but_its_own_error() => Check(random => Outcome(Expressions.Of(random, depth: 7)).Length > 0);

    [Fact]
    public void Any_text_is_read_or_refused_at_one_of_its_characters() =>
        Prop.ForAll<string>(text => IsReadOrRefused(text ?? "") && IsReadOrRefused("b " + text) && IsReadOrRefused("{" + text + "}"))
            .Check(config);

    [Fact]
    public void A_text_with_a_slip_is_read_or_refused_at_one_of_its_characters() =>
        Check(random =>
        {
            var text = Expressions.Of(random).ToString();
            var slip = random.Next(text.Length);
            return IsReadOrRefused(text.Remove(slip, 1)) && IsReadOrRefused(text.Insert(slip, "(=&é}. "[random.Next(7)].ToString()));
        });

    private static bool IsReadOrRefused(string text)
    {
        foreach (
            var read in new Action<string>[] { t => ExpressionParser.Parse(t), t => ShapePattern.Parse(t), t => MessageTemplate.Parse(t) }
        )
        {
            try
            {
                read(text);
            }
            catch (ContractException fault)
            {
                if (fault.Position < 0 || fault.Position > text.Length)
                    return false;
            }
        }

        return true;
    }

    /// <summary>The value, or what the contract error says; any other exception fails the property.</summary>
    private static string Outcome(Expression expression)
    {
        try
        {
            return Evaluator.Evaluate(expression, new EvaluatorTests.FixedNames()).ToString() + "!";
        }
        catch (ContractException fault)
        {
            return $"{fault.Fault}: {fault.Message}";
        }
    }

    private static void Check(Func<Random, bool> property) => Prop.ForAll<int>(seed => property(new Random(seed))).Check(config);
}
