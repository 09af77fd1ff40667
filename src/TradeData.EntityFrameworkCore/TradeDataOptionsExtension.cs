using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.Extensions.DependencyInjection;

namespace TradeData.EntityFrameworkCore;

/// <summary>Puts the compiler and the provider of queries into the services of contexts.</summary>
internal sealed class TradeDataOptionsExtension : IDbContextOptionsExtension
{
    private DbContextOptionsExtensionInfo? _info;

    public DbContextOptionsExtensionInfo Info => _info ??= new ExtensionInfo(this);

    public void ApplyServices(IServiceCollection services) => services.AddScoped<IAsyncQueryProvider, TradeDataQueryProvider>().AddScoped<IQueryCompiler, RowQueryCompiler>();

    public void Validate(IDbContextOptions options)
    {
    }

    private sealed class ExtensionInfo(IDbContextOptionsExtension extension) : DbContextOptionsExtensionInfo(extension)
    {
        public override bool IsDatabaseProvider => false;

        public override string LogFragment => "using TradeData ";

        public override int GetServiceProviderHashCode() => 0;

        public override bool ShouldUseSameServiceProvider(DbContextOptionsExtensionInfo other) => other is ExtensionInfo;

        public override void PopulateDebugInfo(IDictionary<string, string> debugInfo) => debugInfo["TradeData"] = "1";
    }
}

/// <summary>Fills the columns that are no properties when a record replaces another.</summary>
internal sealed class RowInterceptor : SaveChangesInterceptor
{
    public static readonly RowInterceptor Instance = new();

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Fill(eventData.Context);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Fill(eventData.Context);
        return ValueTask.FromResult(result);
    }

    private static void Fill(DbContext? context)
    {
        IEnumerable<EntityEntry> entries = context?.ChangeTracker.Entries() ?? [];
        foreach (EntityEntry entry in entries.Where(entry => entry.State == EntityState.Modified))
        {
            if (RowLayout.TryGet(entry.Metadata.ClrType, out RowLayout? layout))
            {
                foreach (RowColumn column in layout.Columns.Where(column => column.Role != ColumnRole.Property && !entry.Property(column.Property).Metadata.IsPrimaryKey()))
                {
                    entry.Property(column.Property).CurrentValue = column.Read(entry.Entity);
                }
            }
        }
    }
}
