namespace TradeData.Package.Tests;

/// <summary>Follows docs/tutorial-new-dataset.md to the letter: writes its files, runs its commands, makes its mistakes and takes them back.</summary>
public sealed class TutorialTests(PackageFeed feed) : IClassFixture<PackageFeed>
{
    [Fact]
    public void Every_file_command_and_message_of_the_tutorial_is_true()
    {
        string text = File.ReadAllText(Path.Combine(PackageFeed.RepositoryRoot, "docs", "tutorial-new-dataset.md"));
        string folder = feed.NewFolder("tutorial");
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
                case not "" when block.File.Length > 0:
                    Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                    File.WriteAllText(path, block.Text);
                    if (block.IsUndone)
                    {
                        undo.Push(() => File.Delete(path));
                    }
                    break;
            }
        }
        Assert.True(commands >= 12, $"Only {commands} commands were found.");
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
}
