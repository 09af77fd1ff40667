using System.Text.RegularExpressions;

namespace TradeData.Package.Tests;

/// <summary>Follows pages exactly: writes their files, runs their commands, makes their mistakes and reverts them.</summary>
public sealed partial class FollowedPageTests(PackageFeed feed) : IClassFixture<PackageFeed>
{
    [Theory]
    [InlineData("README.md", 5)]
    [InlineData("docs/tutorial-new-dataset.md", 12)]
    public void Every_file_command_and_message_of_the_page_is_true(string page, int commandsAtLeast)
    {
        string text = File.ReadAllText(Path.Combine(PackageFeed.RepositoryRoot, page));
        string folder = feed.NewFolder(Path.GetFileNameWithoutExtension(page));
        Stack<Action> undo = new();
        int commands = 0;
        foreach (MarkdownBlock block in MarkdownBlock.Read(text))
        {
            string path = Path.Combine(folder, block.File);
            switch (block.Language)
            {
                case "console":
                    foreach ((string command, string[] lines) in block.Commands())
                    {
                        folder = Run(command, lines, folder);
                        commands++;
                    }
                    while (undo.TryPop(out Action? action))
                    {
                        action();
                    }
                    break;
                case "diff":
                    string before = File.ReadAllText(path);
                    File.WriteAllText(path, block.Apply(before));
                    undo.Push(() => File.WriteAllText(path, before));
                    break;
                case "csharp" when block.Has("generated"):
                    HasGenerated(block, folder);
                    break;
                case not "" when block.File.Length > 0:
                    Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                    File.WriteAllText(path, block.Text);
                    if (block.Has("undo"))
                    {
                        undo.Push(() => File.Delete(path));
                    }
                    break;
            }
        }
        Assert.True(commands >= commandsAtLeast, $"Only {commands} commands were found.");
        feed.In(folder).Run("dotnet build").Succeeds();
    }

    private string Run(string command, string[] lines, string folder)
    {
        if (command.StartsWith("cd ", StringComparison.Ordinal))
        {
            return Path.Combine(folder, command[3..]);
        }
        CommandResult result = feed.In(folder).Run(command);
        if (lines.Any(line => line.Contains(": error ", StringComparison.Ordinal)))
        {
            result.Fails();
        }
        else
        {
            result.Succeeds();
        }
        foreach (string line in lines)
        {
            result.Says(line);
        }
        return folder;
    }

    /// <summary>Asserts that generated code declares what the block shows, whatever the bodies are.</summary>
    private void HasGenerated(MarkdownBlock block, string folder)
    {
        feed.In(folder).Run("dotnet build -p:EmitCompilerGeneratedFiles=true").Succeeds();
        string[] generated =
        [
            .. Directory.EnumerateFiles(Path.Combine(folder, "obj"), "*.g.cs", SearchOption.AllDirectories)
                .SelectMany(File.ReadLines)
                .Select(line => Qualifier().Replace(line, "").Trim()),
        ];
        Assert.All(
            block.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(" {")[0]),
            declaration => Assert.Contains(generated, line => line == declaration || line.StartsWith(declaration + " {", StringComparison.Ordinal)));
    }

    [GeneratedRegex(@"global::(\w+\.)*")]
    private static partial Regex Qualifier();
}
