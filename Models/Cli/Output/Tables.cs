using System.Linq;
using Spectre.Console;

namespace ModelDsl.Models.Cli.Output;

/// <summary>The one look of all tables.</summary>
internal static class Tables
{
    /// <summary>A table with these columns; a leading # aligns one to the right.</summary>
    public static Table Create(params string[] columns)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in columns)
        {
            var isNumber = column.StartsWith('#');
            table.AddColumn(
                new TableColumn(Markup.Escape(column.TrimStart('#'))) { Alignment = isNumber ? Justify.Right : Justify.Left, NoWrap = true }
            );
        }

        return table;
    }

    /// <summary>Adds a row of plain text: nothing in it is markup.</summary>
    public static void AddRow(Table table, params string[] cells) => table.AddRow(cells.Select(Markup.Escape).ToArray());
}
