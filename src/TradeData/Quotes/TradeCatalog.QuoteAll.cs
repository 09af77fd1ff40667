using System.Runtime.CompilerServices;

namespace TradeData;

/// <content>Many quotes at once.</content>
public sealed partial class TradeCatalog
{
    private const int QuotesAtOnce = 1024;

    /// <summary>Quotes requests on all processors.</summary>
    /// <param name="requests">The requests.</param>
    /// <param name="quotes">The results, in the order of the requests.</param>
    /// <exception cref="ArgumentException">There is not enough room for the results.</exception>
    public void QuoteAll(ReadOnlySpan<QuoteRequest> requests, Span<Quote> quotes)
    {
        if (quotes.Length < requests.Length)
        {
            throw new ArgumentException($"There is room for {quotes.Length} answers to {requests.Length} requests.", nameof(quotes));
        }
        Answer(requests.ToArray(), default).CopyTo(quotes);
    }

    /// <summary>Quotes a stream of requests on all processors. At most a few thousand are held at a time.</summary>
    /// <param name="requests">The requests.</param>
    /// <param name="cancellation">Cancels the operation between requests.</param>
    /// <returns>The results, in the order of the requests.</returns>
    public async IAsyncEnumerable<Quote> QuoteAll(IAsyncEnumerable<QuoteRequest> requests,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(requests);
        List<QuoteRequest> open = new(QuotesAtOnce);
        await foreach (QuoteRequest request in requests.WithCancellation(cancellation).ConfigureAwait(false))
        {
            open.Add(request);
            if (open.Count == QuotesAtOnce)
            {
                foreach (Quote quote in Answer([.. open], cancellation))
                {
                    yield return quote;
                }
                open.Clear();
            }
        }
        foreach (Quote quote in Answer([.. open], cancellation))
        {
            yield return quote;
        }
    }

    private Quote[] Answer(QuoteRequest[] requests, CancellationToken cancellation)
    {
        Quote[] quotes = new Quote[requests.Length];
        Parallel.For(0, requests.Length, new ParallelOptions { CancellationToken = cancellation }, i => quotes[i] = Quote(requests[i]));
        return quotes;
    }
}
