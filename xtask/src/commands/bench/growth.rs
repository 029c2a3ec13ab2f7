//! How a figure grows with the size: the exponent `e` of `figure = c * size^e` that comes nearest to what was measured.

/// The slope of the line of least squares through the logarithms; nothing for fewer than two sizes.
pub(super) fn exponent(points: impl Iterator<Item = (f64, f64)>) -> Option<f64> {
    let points: Vec<(f64, f64)> = points.map(|(size, figure)| (size.ln(), figure.ln())).collect();
    let count = points.len() as f64;
    let mean = |part: fn(&(f64, f64)) -> f64| points.iter().map(part).sum::<f64>() / count;
    let (x, y) = (mean(|point| point.0), mean(|point| point.1));
    let covariance: f64 = points.iter().map(|point| (point.0 - x) * (point.1 - y)).sum();
    let variance: f64 = points.iter().map(|point| (point.0 - x).powi(2)).sum();
    let slope = covariance / variance;
    slope.is_finite().then_some(slope)
}

#[cfg(test)]
mod tests {
    use super::exponent;

    #[test]
    fn powers_are_found() {
        let sizes = [100.0, 300.0, 1000.0, 3000.0_f64];
        for power in [0.0, 1.0, 1.5, 2.0] {
            let found = exponent(sizes.iter().map(|size| (*size, 0.002 * size.powf(power)))).unwrap();
            assert!((found - power).abs() < 1e-9, "{found} is not {power}");
        }
    }

    #[test]
    fn one_size_does_not_grow() {
        assert_eq!(exponent([(100.0, 1.0)].into_iter()), None);
        assert_eq!(exponent(std::iter::empty()), None);
    }
}
