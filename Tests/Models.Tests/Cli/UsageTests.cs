using System.Linq;
using Shouldly;
using Xunit;

namespace ModelDsl.Models.Tests.Cli;

/// <summary>Bad usage: exit code 2, nothing on stdout, one line on stderr that says what to do.</summary>
public sealed class UsageTests
{
    [Theory]
    [InlineData("", "which verb?", "--help")]
    [InlineData("lst", "unknown verb lst", "did you mean list?")]
    [InlineData("qqqqqq", "unknown verb qqqqqq", "--help")]
    [InlineData("list --jsn", "unknown option --jsn", "did you mean --json?")]
    [InlineData("show", "MODEL", "modeldsl show --help")]
    [InlineData("show tiny_tset", "unknown model tiny_tset", "nearest: tiny_test")]
    [InlineData("show qqqqqqqqq", "unknown model qqqqqqqqq", "\"modeldsl list\" shows all")]
    [InlineData("show tiny_test other", "unknown argument other", "modeldsl show --help")]
    [InlineData("code tiny_test --ouput x", "unknown option --ouput", "did you mean --output?")]
    [InlineData("code tiny_test --output", "--output", "modeldsl code --help")]
    public void It_says_what_was_wrong_and_what_to_do(string line, string wrong, string remedy)
    {
        var run = CommandRun.Of(line.Split(' ', System.StringSplitOptions.RemoveEmptyEntries));
        run.ExitCode.ShouldBe(2);
        run.Out.ShouldBeEmpty();
        run.Error.ShouldStartWith("error: ");
        run.Error.ShouldContain(wrong);
        run.Error.ShouldContain(remedy);
        run.Error.TrimEnd('\n').ShouldNotContain("\n");
    }

    [Fact]
    public void Help_names_the_verbs_and_each_verb_s_help_ends_with_examples()
    {
        var help = CommandRun.Of("--help");
        help.ExitCode.ShouldBe(0);
        help.Error.ShouldBeEmpty();
        foreach (var verb in new[] { "list", "show", "code", "train", "compare", "eval", "predict" })
        {
            help.Out.ShouldContain($"  {verb} ");
            var run = CommandRun.Of(verb, "--help");
            run.ExitCode.ShouldBe(0);
            run.Error.ShouldBeEmpty();
            run.Out.ShouldContain($"modeldsl {verb}");
            run.Out.Split("Examples:\n").Last().ShouldStartWith($"  modeldsl {verb}");
        }
    }

    [Fact]
    public void Help_wins_over_a_missing_argument() => CommandRun.Of("show", "-h").ExitCode.ShouldBe(0);

    [Fact]
    public void A_word_with_an_at_sign_is_not_a_file_of_arguments() =>
        CommandRun.Of("show", "@missing").Error.ShouldContain("unknown model @missing");
}
